package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.UnsavedEdits.Unsaved;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// The number that is looked at: what it is called and whether it is in use can be changed.
public final class DetailController {
  static final String LABEL = "label";

  @FXML private Label title;
  @FXML private Label badge;
  @FXML private TextField label;
  @FXML private Node changed;
  @FXML private Button save;
  @FXML private Button suspend;
  @FXML private Button activate;
  @FXML private Button release;
  @FXML private Button crossOut;
  @FXML private ConflictController conflictController;
  @FXML private ReleaseController askingController;
  @FXML private GridPane facts;

  private final NumbersModel model;
  private final Edits edits;
  private final UnsavedWork unsaved;
  private final Workspace workspace;
  private final Moments moments;
  private final Messages messages;
  private final NumberWords words;
  private final Lifetime lifetime;

  /// While a number is shown nothing is typed; at the beginning none is shown yet.
  private boolean showing = true;

  public DetailController(
      NumbersModel model,
      Edits edits,
      UnsavedWork unsaved,
      Workspace workspace,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.edits = edits;
    this.unsaved = unsaved;
    this.workspace = workspace;
    this.moments = moments;
    this.messages = messages;
    this.words = new NumberWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    label.textProperty().subscribe(this::typed);
    label.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE && changed.isVisible()) {
        revert();
        event.consume();
      }
    });
    lifetime.watch(
        this::show, model.selected(), unsaved.edits(), workspace.standing(), edits.underWay());
    model
        .selected()
        .subscribe((before, now) -> {
          if (before == null || now == null || !before.id().equals(now.id())) {
            conflictController.close();
          }
        });
  }

  private void show() {
    PhoneNumber number = model.selected().get();
    if (number == null) {
      return;
    }
    title.setText(words.written(number));
    badge.setText(words.status(number));
    badge.setGraphic(Nodes.icon(NumberWords.icon(number.status())));
    badge.getStyleClass().setAll("label", "kg-badge", NumberWords.tone(number.status()));
    boolean mayEdit = workspace.standing().get().mayEdit();
    boolean free = mayEdit && !edits.underWay().get();
    Optional<String> typed = unsaved.of(number.id()).map(edit -> edit.fields().get(LABEL));
    showing = true;
    String text = typed.orElse(words.label(number));
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
    showing = false;
    label.setEditable(mayEdit && Show.isOwned(number));
    Nodes.show(changed, Nodes.Showing.when(typed.isPresent()));
    save.setDisable(!free);
    showSwitch(suspend, number.status() == Status.ACTIVE && mayEdit, free);
    showSwitch(activate, number.status() == Status.SUSPENDED && mayEdit, free);
    showSwitch(release, askingController.mayRelease(number), free);
    showSwitch(crossOut, askingController.mayCrossOut(number), free);
    new NumberFacts(messages, moments).fill(facts, number);
  }

  private static void showSwitch(Button button, boolean shown, boolean free) {
    Nodes.show(button, Nodes.Showing.when(shown));
    button.setDisable(!free);
  }

  private void typed(@Nullable String text) {
    PhoneNumber number = model.selected().get();
    if (!showing && number != null && text != null) {
      unsaved.type(number.id(), number.etag(), LABEL, text, words.label(number));
    }
  }

  @FXML
  private void save() {
    PhoneNumber number = model.selected().get();
    Unsaved kept = number == null ? null : unsaved.of(number.id()).orElse(null);
    if (number == null || kept == null || save.isDisabled()) {
      return;
    }
    Wish wish = Wish.as(number).labelled(kept.fields().getOrDefault(LABEL, ""));
    if (kept.etag().equals(number.etag())) {
      editing().carryOut(number, wish);
    } else {
      // What it was called when the typing began is not known any more: neither side is evident
      PhoneNumber before = number.labelled(messages.get("conflict.nothing"));
      editing().ask(new Edited.Conflict<>(before, number), wish);
    }
  }

  @FXML
  private void revert() {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      unsaved.forget(number.id());
    }
  }

  @FXML
  private void suspend() {
    switchTo(Status.SUSPENDED);
  }

  @FXML
  private void activate() {
    switchTo(Status.ACTIVE);
  }

  @FXML
  private void release() {
    askingController.ask();
  }

  @FXML
  private void crossOut() {
    askingController.crossOut();
  }

  private NumberEditing editing() {
    return new NumberEditing(model, edits, unsaved, conflictController, messages);
  }

  private void switchTo(Status status) {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      editing().carryOut(number, Wish.as(number).in(status));
    }
  }
}
