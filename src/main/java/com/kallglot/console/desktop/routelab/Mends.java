package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.editing.OneClick;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries out what was found or tried: the draft's part in the draft, the configuration's part at
/// the platform, with an offer to take it back.
public final class Mends {
  private final LabModel lab;
  private final Workspace workspace;
  private final OneClick clicks;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public Mends(
      LabModel lab,
      Workspace workspace,
      OneClick clicks,
      Notices notices,
      Supplier<Messages> messages) {
    this.lab = lab;
    this.workspace = workspace;
    this.clicks = clicks;
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

  /// The first of them that somebody has to make on its page; empty where none is to be made there.
  public static Optional<Edit.OfConfiguration> byHand(List<Edit> edits) {
    return edits.stream()
        .filter(Edit.OfConfiguration.class::isInstance)
        .map(Edit.OfConfiguration.class::cast)
        .findFirst();
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
    String after = lab.draft().get().text();
    var words = new DomainWords(messages.get());
    String what = edits.stream().map(words::edit).collect(Collectors.joining(", "));
    List<Edit.OfConfiguration> atPlatform =
        edits.stream()
            .filter(Edit.OfConfiguration.class::isInstance)
            .map(Edit.OfConfiguration.class::cast)
            .toList();
    if (atPlatform.isEmpty()) {
      notices.tellHere(
          messages.get().get("notice.done", what), () -> tellRestored(restore(before, after)));
    } else {
      clicks.carryOut(what, atPlatform, () -> restore(before, after));
    }
  }

  /// What was typed since stays: it is taken for more than what a click did.
  private Restored restore(String before, String after) {
    if (!lab.draft().get().text().equals(after)) {
      return Restored.TYPED_SINCE;
    }
    lab.type(before);
    return Restored.AS_BEFORE;
  }

  private enum Restored {
    AS_BEFORE,
    TYPED_SINCE
  }

  private void tellRestored(Restored restored) {
    Messages words = messages.get();
    if (restored == Restored.TYPED_SINCE) {
      notices.tell(words.get("notice.not_undone", words.get("draft.typed_since")));
    }
  }
}
