package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.ShownCell;
import com.kallglot.console.desktop.routelab.DraftEdits;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SessionRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// The draft as a form. What is typed here goes into the text at once, whatever it is; what stands
/// in the text shows here as far as it is understood.
public final class DraftFormController {
  private static final List<String> MODES =
      List.of("bidirectional_translation", "assistive_translation", "ai_agent", "help_chat_voice");

  @FXML private Node form;
  @FXML private ComboBox<String> mode;
  @FXML private Label modeNote;
  @FXML private TextField source;
  @FXML private Label sourceNote;
  @FXML private TextField target;
  @FXML private Label targetNote;
  @FXML private ToggleGroup method;
  @FXML private Node numberField;
  @FXML private ComboBox<String> number;
  @FXML private Label numberNote;
  @FXML private Node connectionField;
  @FXML private ComboBox<String> connection;
  @FXML private Label connectionNote;
  @FXML private ToggleGroup direction;
  @FXML private CheckBox record;
  @FXML private Label unclear;

  private final LabModel lab;
  private final Workspace workspace;
  private final Messages messages;
  private final FormNotes notes;
  private final Lifetime lifetime;
  private final RouteMemory memory = new RouteMemory();

  /// While the text is shown nothing is typed; at the beginning nothing is shown yet.
  private boolean showing = true;

  public DraftFormController(
      LabModel lab, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.workspace = workspace;
    this.messages = messages;
    this.notes = new FormNotes(messages, workspace.configuration());
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    number.setCellFactory(_ -> new ShownCell(messages));
    mode.getItems().setAll(MODES);
    notes.ofProblems("mode", mode, modeNote);
    notes.ofLanguage("source_language", source, sourceNote);
    notes.ofLanguage("target_language", target, targetNote);
    notes.ofNumber(number, numberNote);
    notes.ofConnection(connection, connectionNote);
    typed(mode.getEditor(), "mode");
    typed(source, "source_language");
    typed(target, "target_language");
    typed(number.getEditor(), DraftEdits.PHONE_NUMBER);
    typed(connection.getEditor(), DraftEdits.CONNECTION_ID);
    chosen(
        method,
        (draft, route) ->
            FormEdits.routeBy(draft, route, memory, first(number), first(connection)));
    chosen(direction, FormEdits::direct);
    record
        .selectedProperty()
        .subscribe(on ->
            edit(draft ->
                on ? draft.withTruth("recording.enabled") : draft.without("recording.enabled")));
    lifetime.watch(lab.openings(), _ -> memory.forget());
    lifetime.watch(this::offer, workspace.configuration());
    lifetime.watch(this::show, lab.draft(), workspace.configuration());
  }

  private void typed(TextField field, String path) {
    field.textProperty().subscribe(text -> edit(draft -> FormEdits.set(draft, path, text)));
  }

  /// One is always chosen: what is chosen again stays.
  private void chosen(ToggleGroup group, BiFunction<Draft, String, Draft> change) {
    group
        .selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen != null) {
            edit(draft -> change.apply(draft, String.valueOf(chosen.getUserData())));
          } else if (before != null && !showing) {
            before.setSelected(true);
          }
        });
  }

  private void edit(UnaryOperator<Draft> change) {
    if (!showing && !lifetime.isOver()) {
      lab.edit(change);
    }
  }

  private static String first(ComboBox<String> offered) {
    return offered.getItems().stream().findFirst().orElse("");
  }

  /// What a route can be taken by comes first.
  private void offer() {
    var configuration = workspace.configuration().get();
    showing = true;
    if (configuration != null) {
      number
          .getItems()
          .setAll(
              configuration.numbers().stream()
                  .sorted(Comparator.comparing(n -> n.status() != PhoneNumber.Status.ACTIVE))
                  .map(n -> n.phoneNumber().value())
                  .toList());
      connection
          .getItems()
          .setAll(
              configuration.connections().stream()
                  .sorted(Comparator.comparing(c -> c.status() != ProviderConnection.Status.ACTIVE))
                  .map(ProviderConnection::id)
                  .toList());
    }
    showing = false;
  }

  private void show() {
    showing = true;
    Draft draft = lab.draft().get();
    form.setDisable(!draft.isWellFormed());
    Nodes.show(unclear, Nodes.Showing.when(!draft.isWellFormed()));
    SessionRequest request = draft.request();
    memory.note(request.routing());
    text(mode, request.mode());
    text(source, request.sourceLanguage());
    text(target, request.targetLanguage());
    text(number, request.routing().phoneNumber());
    text(connection, request.routing().connectionId());
    select(method, FormEdits.methodOf(request));
    select(direction, Objects.requireNonNullElse(request.routing().direction(), ""));
    record.setSelected(draft.isTrue("recording.enabled"));
    Nodes.show(numberField, Nodes.Showing.when(request.routing().phoneNumber() != null));
    Nodes.show(connectionField, Nodes.Showing.when(request.routing().connectionId() != null));
    notes.showAll(draft);
    showing = false;
  }

  /// The value too: a combo box falls back to it when it is left.
  private static void text(ComboBox<String> box, @Nullable String text) {
    String shown = Objects.requireNonNullElse(text, "");
    if (!shown.equals(FormEdits.plain(box.getEditor().getText()))) {
      box.setValue(shown);
    }
    text(box.getEditor(), text);
  }

  private static void text(TextField field, @Nullable String text) {
    String shown = Objects.requireNonNullElse(text, "");
    if (!shown.equals(FormEdits.plain(field.getText()))) {
      field.setText(shown);
    }
  }

  private static void select(ToggleGroup group, String value) {
    group.getToggles().stream()
        .filter(toggle -> value.equals(toggle.getUserData()))
        .findFirst()
        .ifPresentOrElse(group::selectToggle, () -> group.selectToggle(null));
  }
}
