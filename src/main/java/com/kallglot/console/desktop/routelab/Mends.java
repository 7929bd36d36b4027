package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries out what was found or tried: the draft's part in the draft, the configuration's part at
/// the platform, with an offer to take it back.
public final class Mends {
  private final LabModel lab;
  private final Workspace workspace;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public Mends(LabModel lab, Workspace workspace, Notices notices, Supplier<Messages> messages) {
    this.lab = lab;
    this.workspace = workspace;
    this.notices = notices;
    this.messages = messages;
  }

  /// Whether one click does it: a draft is the writer's own, a configuration only on a sandbox, and
  /// credentials that were refused are mended by no click.
  public boolean areBuilt(List<Edit> edits) {
    return edits.stream()
        .allMatch(edit ->
            switch (edit) {
              case Edit.OfRequest _ -> lab.draft().get().isWellFormed();
              case Edit.ActivateConnection(var id, var _) ->
                  workspace.isSandbox() && isDisabled(id);
              case Edit.OfConfiguration _ -> workspace.isSandbox();
            });
  }

  private boolean isDisabled(String id) {
    var configuration = workspace.configuration().get();
    return configuration != null
        && configuration.connections().stream()
            .anyMatch(each ->
                each.id().equals(id) && each.status() == ProviderConnection.Status.DISABLED);
  }

  public void carryOut(List<Edit> edits) {
    String before = lab.draft().get().text();
    lab.takeOver(edits);
    var words = new DomainWords(messages.get());
    String what = edits.stream().map(words::edit).collect(Collectors.joining(", "));
    List<Edit.OfConfiguration> atPlatform =
        edits.stream()
            .filter(Edit.OfConfiguration.class::isInstance)
            .map(Edit.OfConfiguration.class::cast)
            .toList();
    if (atPlatform.isEmpty()) {
      done(what, () -> lab.type(before));
      return;
    }
    workspace.carryOut(
        atPlatform,
        undo -> {
          if (undo.isEmpty()) {
            notices.tell(messages.get().get("notice.done", what));
          } else {
            done(what, () -> takeBack(before, undo));
          }
        },
        failure -> {
          lab.type(before);
          notices.tell(messages.get().get("notice.failed", what, failure.detail()));
        });
  }

  private void done(String what, Runnable undo) {
    notices.tell(messages.get().get("notice.done", what), undo);
  }

  private void takeBack(String text, List<Edit.OfConfiguration> undo) {
    lab.type(text);
    workspace.carryOut(
        undo,
        _ -> notices.tell(messages.get().get("notice.undone")),
        failure -> notices.tell(messages.get().get("notice.not_undone", failure.detail())));
  }
}
