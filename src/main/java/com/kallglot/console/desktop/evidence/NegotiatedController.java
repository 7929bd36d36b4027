package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Named;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.trace.negotiation.Point.Decider;
import com.kallglot.console.trace.negotiation.Point.Outcome;
import com.kallglot.console.trace.negotiation.Round;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What was offered beside what was answered, with the line that decided; Enter opens it. A call
/// that was negotiated again shows the last time, and the others to choose.
public final class NegotiatedController {
  @FXML private Node card;
  @FXML private ComboBox<Round> round;
  @FXML private TableView<NegotiatedRow> table;

  private final Messages messages;
  private final Lifetime lifetime;
  private final LadderWords words;
  private @Nullable EvidenceModel model;

  public NegotiatedController(Messages messages, Lifetime lifetime) {
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new LadderWords(messages);
  }

  @FXML
  private void initialize() {
    var columns = new MarkedColumns<NegotiatedRow>(messages, this::topic);
    table
        .getColumns()
        .setAll(
            List.of(
                columns.plain("evidence.negotiated.what", 86, this::topic),
                columns.plain("evidence.negotiated.offered", 150, row -> value(row.offered())),
                columns.marked(
                    "evidence.negotiated.answered",
                    150,
                    row -> row.answered() == null ? "–" : value(row.answered()),
                    row -> mark(row.outcome())),
                columns.plain("evidence.negotiated.decided", 120, this::decided)));
    MarkedColumns.asTallAsItsRows(table);
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            open();
            key.consume();
          }
        });
    table.setOnMouseClicked(click -> {
      if (click.getClickCount() > 1) {
        open();
      }
    });
    round.setConverter(new Named<>(this::name));
    round.valueProperty().subscribe(this::fill);
  }

  private String topic(NegotiatedRow row) {
    String topic = messages.of("evidence.topic", row.topic());
    return row.medium().equals("audio") ? topic : row.medium() + ", " + topic;
  }

  /// Payload types and parameters are left to the message itself.
  private String value(String text) {
    return text.equals("none")
        ? messages.get("evidence.none")
        : text.replaceAll(" \\([^)]*\\)", "");
  }

  private static MarkedColumns.Mark mark(Outcome outcome) {
    return switch (outcome) {
      case TAKEN, ADDED -> MarkedColumns.Mark.TAKEN;
      case CHANGED -> MarkedColumns.Mark.CHANGED;
      case LEFT_OUT -> MarkedColumns.Mark.LEFT_OUT;
      case REFUSED -> MarkedColumns.Mark.REFUSED;
      case NEITHER, OPEN -> MarkedColumns.Mark.NONE;
    };
  }

  private String decided(NegotiatedRow row) {
    Decider decider = row.decider();
    return decider == null ? messages.get("evidence.negotiated.nothing") : decider.text();
  }

  private String name(Round each) {
    String answer =
        each.answer() == null
            ? messages.get("evidence.negotiated.open")
            : words.name(each.answer());
    return words.name(each.offer()) + " → " + answer;
  }

  /// To be called once, by the view that this one lies in.
  public void show(EvidenceModel shown) {
    model = shown;
    lifetime.watch(shown.reading(), this::show);
  }

  private void show(@Nullable Reading reading) {
    List<Round> rounds = reading == null ? List.of() : reading.rounds();
    Nodes.show(card, Showing.when(!rounds.isEmpty()));
    Nodes.show(round, Showing.when(rounds.size() > 1));
    Round before = round.getValue();
    boolean newest =
        before == null || round.getItems().isEmpty() || round.getItems().getLast().equals(before);
    if (!round.getItems().equals(rounds)) {
      round.getItems().setAll(rounds);
      round.setValue(
          rounds.isEmpty() ? null : newest || !rounds.contains(before) ? rounds.getLast() : before);
    }
  }

  private void fill(@Nullable Round chosen) {
    table.getItems().setAll(chosen == null ? List.of() : NegotiatedRow.of(chosen));
  }

  private void open() {
    NegotiatedRow row = table.getSelectionModel().getSelectedItem();
    if (row != null && row.at() != null && model != null) {
      Objects.requireNonNull(model).show(row.at(), Math.max(0, row.line()));
    }
  }
}
