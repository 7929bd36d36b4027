package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Gives the number back, which is asked once and in place; on an inventory it is crossed out,
/// which can be taken back and is not asked.
public final class ReleaseController {
  @FXML private Node asking;
  @FXML private Label question;
  @FXML private Label effect;
  @FXML private Button decline;

  private final NumbersModel model;
  private final Notebook notebook;
  private final Edits edits;
  private final Foresight foresight;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;

  /// Whose release is asked about; null while nothing is asked.
  private @Nullable PhoneNumber asked;

  public ReleaseController(
      NumbersModel model,
      Notebook notebook,
      Edits edits,
      Foresight foresight,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.notebook = notebook;
    this.edits = edits;
    this.foresight = foresight;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    asking.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            keep();
            event.consume();
          }
        });
    lifetime.watch(this::check, model.selected(), workspace.standing(), edits.underWay());
  }

  /// The question stays while the number is as it was when it was asked, read again or not.
  private void check() {
    PhoneNumber now = model.selected().get();
    if (now == null || !isAsked(now) || !mayRelease(now) || edits.underWay().get()) {
      keep();
    }
  }

  private boolean isAsked(PhoneNumber now) {
    PhoneNumber before = asked;
    return before != null && before.id().equals(now.id()) && before.etag().equals(now.etag());
  }

  /// Only a platform gives numbers back.
  boolean mayRelease(PhoneNumber number) {
    return Show.isOwned(number) && workspace.standing().get() instanceof Standing.OnPlatform;
  }

  boolean mayCrossOut(PhoneNumber number) {
    return Show.isOwned(number) && notebook.isOpen();
  }

  void ask() {
    PhoneNumber number = model.selected().get();
    if (number == null) {
      return;
    }
    asked = number;
    question.setText(
        messages.get("numbers.release.question", new NumberWords(messages).written(number)));
    effect.setText(effect());
    tellChanged(number);
    Nodes.show(asking, Nodes.Showing.YES);
    decline.requestFocus(); // nothing is given back by pressing a key too often
  }

  private String effect() {
    var entry = workspace.entry().get();
    boolean live = entry != null && entry.kind() == Profile.Kind.LIVE;
    return messages.get("numbers.release.effect")
        + (live ? " " + messages.get("question.live") : "");
  }

  /// What is known to be asked of it, once that is found out; of another number by then it is
  /// nothing to tell.
  private void tellChanged(PhoneNumber number) {
    foresight.of(
        new Planned.NumberReleased(number.id()),
        radius ->
            tell(
                number,
                radius.replayed() == 0
                    ? messages.get("radius.nothing")
                    : messages.get("numbers.release.changes", radius.changed(), radius.replayed())),
        failure -> tell(number, messages.get("radius.failed", failure.detail())));
  }

  private void tell(PhoneNumber of, String more) {
    if (of.equals(asked)) {
      effect.setText(effect() + " " + more);
    }
  }

  @FXML
  private void agree() {
    PhoneNumber number = model.selected().get();
    Workspace.Opened opened = workspace.opened().get();
    keep();
    if (number != null && opened != null) {
      model.begin();
      edits.carryOut(
          new NumberChanges(messages).release(number, opened.organization().market()),
          new Answered());
    }
  }

  @FXML
  private void keep() {
    asked = null;
    Nodes.show(asking, Nodes.Showing.NO);
  }

  void crossOut() {
    PhoneNumber number = model.selected().get();
    if (number != null) {
      notebook.crossOut(number);
    }
  }

  /// A release that was overtaken is asked again: whoever changed the number may need it.
  private final class Answered implements Edits.Answer<PhoneNumber> {
    @Override
    public void conflict(Change<PhoneNumber> change, Edited.Conflict<PhoneNumber> both) {
      model.fail(change.what(), Failure.here(messages.get("numbers.release.overtaken")), null);
    }

    @Override
    public void gone(Change<PhoneNumber> change) {
      model.fail(change.what(), Failure.here(messages.get("numbers.gone")), null);
    }

    @Override
    public void failed(Change<PhoneNumber> change, Failure failure) {
      model.fail(change.what(), failure, () -> edits.carryOut(change, this));
    }
  }
}
