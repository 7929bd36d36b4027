package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.telephony.conversation.Transcript.Turn;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What was said in the session that is chosen, or what was recorded of it.
public final class ConversationController {
  private static final double ROW = 36;

  @FXML private Node conversation;
  @FXML private ToggleGroup view;
  @FXML private ToggleButton asRecordings;
  @FXML private Label extent;
  @FXML private Label note;
  @FXML private ListView<Turn> turns;
  @FXML private ListView<Recording> recordings;

  private final SessionsModel model;
  private final Messages messages;
  private final Lifetime lifetime;
  private Subscription followed = Subscription.EMPTY;

  public ConversationController(SessionsModel model, Messages messages, Lifetime lifetime) {
    this.model = model;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    turns.setCellFactory(_ -> new TurnCell(messages));
    turns.setAccessibleText(messages.get("session.transcript"));
    recordings.setCellFactory(_ -> new RecordingCell(messages));
    recordings.setFixedCellSize(ROW);
    recordings.setAccessibleText(messages.get("session.recordings"));
    view.selectedToggleProperty()
        .subscribe((before, chosen) -> {
          if (chosen == null && before != null) {
            before.setSelected(true);
          }
          show(model.chosen().get());
        });
    lifetime.watch(model.chosen(), this::choose);
  }

  private void choose(@Nullable SessionRow row) {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    Nodes.show(conversation, Nodes.Showing.when(row != null));
    if (row != null) {
      followed =
          Subscription.combine(
              row.session().answer().subscribe(_ -> show(row)),
              row.transcript().answer().subscribe(_ -> show(row)),
              row.recordings().answer().subscribe(_ -> show(row)));
    }
  }

  private void show(@Nullable SessionRow row) {
    if (row == null) {
      return;
    }
    boolean words = !asRecordings.isSelected();
    if (words) {
      fill(turns, row.transcript().answer().get().found().map(Transcript::turns).orElse(List.of()));
    } else {
      fill(recordings, row.recordings().answer().get().found().orElse(List.of()));
    }
    Nodes.show(turns, Nodes.Showing.when(words && !turns.getItems().isEmpty()));
    Nodes.show(recordings, Nodes.Showing.when(!words && !recordings.getItems().isEmpty()));
    String told = words ? ofWords(row) : ofSound(row);
    note.setText(messages.shown(told));
    Nodes.show(note, Nodes.Showing.when(!told.isEmpty()));
    extent.setText(words ? extent(row) : "");
  }

  /// Only what changed: whoever has scrolled stays there.
  private static <T> void fill(ListView<T> list, List<T> items) {
    if (!list.getItems().equals(items)) {
      list.getItems().setAll(items);
    }
  }

  /// Whether more may come.
  private String extent(SessionRow row) {
    return row.transcript()
        .answer()
        .get()
        .found()
        .filter(known -> !known.turns().isEmpty())
        .map(known ->
            messages.get(
                known.status() == Transcript.Status.COMPLETED
                    ? "session.transcript.final"
                    : "session.transcript.partial",
                known.turns().size()))
        .orElse("");
  }

  private String ofWords(SessionRow row) {
    return switch (row.transcript().answer().get()) {
      case Answer.Unasked<Transcript> _, Answer.Awaited<Transcript> _ -> notYet(row);
      case Answer.Gone<Transcript> _ -> messages.get("session.transcript.none");
      case Answer.Failed<Transcript>(var failure) -> failure.detail();
      case Answer.Known<Transcript>(var known, var _) ->
          known.turns().isEmpty() ? messages.get("session.transcript.empty") : "";
    };
  }

  private String ofSound(SessionRow row) {
    if (row.isIn(Session.Status.CREATED, Session.Status.ACTIVE)) {
      return messages.get("session.recordings.later");
    }
    return switch (row.recordings().answer().get()) {
      case Answer.Unasked<List<Recording>> _, Answer.Awaited<List<Recording>> _ -> notYet(row);
      case Answer.Gone<List<Recording>> _ -> messages.get("session.recordings.empty");
      case Answer.Failed<List<Recording>>(var failure) -> failure.detail();
      case Answer.Known<List<Recording>>(var all, var _) ->
          all.isEmpty() ? messages.get("session.recordings.empty") : "";
    };
  }

  private String notYet(SessionRow row) {
    return switch (row.session().answer().get()) {
      case Answer.Gone<Session> _ -> messages.get("session.gone");
      case Answer.Failed<Session> _ -> messages.get("session.unread");
      default -> messages.get("session.reading");
    };
  }
}
