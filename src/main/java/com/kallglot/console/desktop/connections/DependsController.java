package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.RadiusView;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.history.replay.BlastRadius;
import com.kallglot.console.history.replay.KnownRequest;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What a connection decides of what is known: which drafts and sessions name it or take it, and
/// what working credentials would change.
public final class DependsController {
  private static final int MOST = 6;

  @FXML private Node depends;
  @FXML private VBox deciding;
  @FXML private Node working;
  @FXML private RadiusView radius;

  private final Foresight foresight;
  private final Messages messages;
  private final DomainWords words;
  private final Moments moments;
  private @Nullable String shown;

  public DependsController(Foresight foresight, Messages messages, Clock clock) {
    this.foresight = foresight;
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.moments = new Moments(messages, clock);
  }

  @FXML
  private void initialize() {
    Nodes.show(depends, Nodes.Showing.NO);
  }

  /// A request that a connection has to do with, and what becomes of it now.
  private record Decided(KnownRequest request, Outcome outcome) {}

  private record Seen(
      List<Decided> decided, TelephonyConfiguration configuration, BlastRadius activated) {
    static Seen of(Foresight.Sight sight, ProviderConnection connection) {
      List<Decided> decided =
          sight.known().requests().stream()
              .map(each -> new Decided(each, each.outcome(sight.configuration(), sight.policy())))
              .filter(each -> concerns(each, connection.id()))
              .toList();
      return new Seen(
          decided,
          sight.configuration(),
          sight.of(Planned.edit(new Edit.ActivateConnection(connection.id(), connection.label()))));
    }

    private static boolean concerns(Decided decided, String id) {
      boolean taken =
          decided.outcome() instanceof Outcome.ToProvider(var _, var over, var _)
              && id.equals(over);
      return taken || id.equals(decided.request().routing().connectionId());
    }
  }

  /// Shows what depends on a connection; nothing of one that is not there yet.
  void show(@Nullable ProviderConnection connection) {
    shown = connection == null ? null : connection.id();
    Nodes.show(depends, Nodes.Showing.NO);
    if (connection != null) {
      foresight.look(
          sight -> Seen.of(sight, connection),
          seen -> show(connection, seen),
          failure -> failed(connection, failure));
    }
  }

  private void show(ProviderConnection connection, Seen seen) {
    if (!connection.id().equals(shown)) {
      return;
    }
    List<Node> lines = new ArrayList<>();
    seen.decided().stream().limit(MOST).forEach(each -> lines.add(line(each, seen)));
    if (seen.decided().size() > MOST) {
      lines.add(plain(messages.get("depends.more", seen.decided().size() - MOST)));
    }
    if (lines.isEmpty()) {
      lines.add(plain(messages.get("depends.none")));
    }
    deciding.getChildren().setAll(lines);
    boolean active = connection.status() == ProviderConnection.Status.ACTIVE;
    Nodes.show(working, Nodes.Showing.when(!active));
    radius.show(messages, moments, seen.activated());
    Nodes.show(depends, Nodes.Showing.YES);
  }

  private Label line(Decided decided, Seen seen) {
    boolean refused = decided.outcome() instanceof Outcome.Refused;
    Label line =
        Nodes.wrapped(
            messages.get(
                "depends.line",
                words.request(decided.request(), moments),
                words.brief(decided.outcome(), seen.configuration())),
            "kg-marked",
            refused ? "bad" : "ok");
    line.setGraphic(Nodes.icon(refused ? "fth-x-circle" : "fth-check-circle"));
    return line;
  }

  private static Label plain(String text) {
    Label line = Nodes.wrapped(text, "kg-marked", "muted");
    line.setGraphic(Nodes.icon("fth-minus-circle"));
    return line;
  }

  private void failed(ProviderConnection connection, Failure failure) {
    if (connection.id().equals(shown)) {
      deciding.getChildren().setAll(plain(messages.get("radius.failed", failure.detail())));
      Nodes.show(working, Nodes.Showing.NO);
      Nodes.show(depends, Nodes.Showing.YES);
    }
  }
}
