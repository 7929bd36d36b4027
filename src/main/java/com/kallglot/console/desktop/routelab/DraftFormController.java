package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SessionRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// The draft as a form. What is typed here goes into the text at once, whatever it is; what stands in
/// the text shows here as far as it is understood.
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
  private final FormNotes notes;
  private final Lifetime lifetime;

  /// While the text is shown nothing is typed; at the beginning nothing is shown yet.
  private boolean showing = true;

  public DraftFormController(
      LabModel lab, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.lab = lab;
    this.workspace = workspace;
    this.notes = new FormNotes(messages, workspace.configuration());
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
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
    method.selectedToggleProperty().subscribe(chosen -> edit(draft -> routeBy(draft, chosen)));
    direction.selectedToggleProperty().subscribe(chosen -> edit(draft -> direct(draft, chosen)));
    record
        .selectedProperty()
        .subscribe(on ->
            edit(draft ->
                on
                    ? draft.withTruth("recording.enabled")
                    : draft.without("recording.enabled")));
    lifetime.watch(this::offer, workspace.configuration());
    lifetime.watch(this::show, lab.draft(), workspace.configuration());
  }

  private void typed(TextField field, String path) {
    field.textProperty().subscribe(text -> edit(draft -> set(draft, path, text)));
  }

  /// What was pasted loses the blanks that no number and no code has. A route that was chosen stays
  /// chosen while its field is empty.
  private static Draft set(Draft draft, String path, @Nullable String text) {
    String plain = plain(text);
    boolean gone = plain.isEmpty() && !path.startsWith("routing.");
    return gone ? draft.without(path) : draft.with(path, plain);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\s\\u00a0]", "");
  }

  private void edit(UnaryOperator<Draft> change) {
    if (!showing) {
      lab.edit(change);
    }
  }

  private Draft routeBy(Draft draft, @Nullable Toggle chosen) {
    String by = String.valueOf(chosen == null ? "nothing" : chosen.getUserData());
    Draft bare =
        draft
            .without(DraftEdits.PHONE_NUMBER)
            .without(DraftEdits.CONNECTION_ID)
            .without(DraftEdits.TYPE)
            .without(by.equals("sip") ? "" : DraftEdits.SIP);
    return switch (by) {
      case "number" -> bare.with(DraftEdits.PHONE_NUMBER, firstOf(number));
      case "connection" -> bare.with(DraftEdits.CONNECTION_ID, firstOf(connection));
      case "sip" -> bare.with(DraftEdits.TYPE, "sip");
      default -> bare;
    };
  }

  private static String firstOf(ComboBox<String> offered) {
    return offered.getItems().stream().findFirst().orElse("");
  }

  private static Draft direct(Draft draft, @Nullable Toggle chosen) {
    String word = String.valueOf(chosen == null ? "" : chosen.getUserData());
    return word.isEmpty()
        ? draft.without("routing.direction")
        : draft.with("routing.direction", word);
  }

  private void offer() {
    var configuration = workspace.configuration().get();
    showing = true;
    if (configuration != null) {
      number
          .getItems()
          .setAll(configuration.numbers().stream().map(n -> n.phoneNumber().value()).toList());
      connection
          .getItems()
          .setAll(configuration.connections().stream().map(ProviderConnection::id).toList());
    }
    showing = false;
  }

  private void show() {
    showing = true;
    Draft draft = lab.draft().get();
    form.setDisable(!draft.isWellFormed());
    Nodes.show(unclear, Nodes.Showing.when(!draft.isWellFormed()));
    SessionRequest request = draft.request();
    text(mode.getEditor(), request.mode());
    text(source, request.sourceLanguage());
    text(target, request.targetLanguage());
    text(number.getEditor(), request.routing().phoneNumber());
    text(connection.getEditor(), request.routing().connectionId());
    select(method, methodOf(request));
    select(direction, Objects.requireNonNullElse(request.routing().direction(), ""));
    record.setSelected(draft.isTrue("recording.enabled"));
    Nodes.show(numberField, Nodes.Showing.when(request.routing().phoneNumber() != null));
    Nodes.show(connectionField, Nodes.Showing.when(request.routing().connectionId() != null));
    notes.showAll(draft);
    showing = false;
  }

  private static String methodOf(SessionRequest request) {
    if (request.routing().phoneNumber() != null) {
      return "number";
    }
    if (request.routing().connectionId() != null) {
      return "connection";
    }
    return request.routing().type() == null ? "nothing" : "sip";
  }

  private static void text(TextField field, @Nullable String text) {
    String shown = Objects.requireNonNullElse(text, "");
    if (!shown.equals(plain(field.getText()))) {
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
