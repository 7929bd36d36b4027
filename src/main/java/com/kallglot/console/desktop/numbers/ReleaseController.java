package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.history.replay.BlastRadius;
import com.kallglot.console.history.replay.KnownRequests;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.telephony.PhoneNumber;
import java.util.concurrent.Callable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Gives the number back, which is asked once and in place; on an inventory it is crossed out,
/// which can be taken back and is not asked.
public final class ReleaseController {
  @FXML private Node asking;
  @FXML private Label question;
  @FXML private Label effect;
  @FXML private Button agree;

  private final NumbersModel model;
  private final Notebook notebook;
  private final Edits edits;
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Messages messages;
  private final Lifetime lifetime;

  public ReleaseController(
      NumbersModel model,
      Notebook notebook,
      Edits edits,
      Services services,
      Workspace workspace,
      Background background,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.notebook = notebook;
    this.edits = edits;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(this::keep, model.selected(), workspace.standing(), edits.underWay());
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
    question.setText(
        messages.get("numbers.release.question", new NumberWords(messages).written(number)));
    effect.setText(messages.get("numbers.release.effect"));
    tellChanged(number);
    Nodes.show(asking, Nodes.Showing.YES);
    agree.requestFocus();
  }

  /// What is known to be asked of it; a sentence more than is there without it.
  private void tellChanged(PhoneNumber number) {
    Workspace.Opened opened = workspace.opened().get();
    var configuration = workspace.configuration().get();
    if (opened == null || configuration == null) {
      return;
    }
    Callable<BlastRadius> tried =
        () ->
            BlastRadius.of(
                KnownRequests.read(
                    new SavedDrafts(services.folders()), services.sessionsMade(opened.profile())),
                new Planned.NumberReleased(number.id()),
                configuration,
                opened.organization().policy());
    background.run(
        tried,
        radius ->
            effect.setText(
                messages.get("numbers.release.effect")
                    + " "
                    + messages.get("numbers.release.changes", radius.changed(), radius.replayed())),
        problem -> effect.setText(String.valueOf(problem.getMessage())));
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
