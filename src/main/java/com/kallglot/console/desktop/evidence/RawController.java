package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.evidence.MessageDifference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The message that is selected as it was on the wire, or the difference of two.
public final class RawController {
  private static final double LINE = 17;
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  @FXML private Label title;
  @FXML private Label detail;
  @FXML private ListView<RawLine> lines;
  @FXML private Node none;
  @FXML private Node copy;

  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;
  private final LadderWords words;
  private @Nullable EvidenceModel model;

  public RawController(Notices notices, Messages messages, Lifetime lifetime) {
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new LadderWords(messages);
  }

  @FXML
  private void initialize() {
    lines.setFixedCellSize(LINE);
    lines.setCellFactory(_ -> new RawCell(messages));
    lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    lines.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  void show(EvidenceModel shown) {
    model = shown;
    lifetime.watch(this::show, shown.chosen(), shown.reading());
    lifetime.watch(shown.sought(), this::seek);
  }

  private EvidenceModel model() {
    return Objects.requireNonNull(model);
  }

  private void seek(@Nullable Integer line) {
    lines.getSelectionModel().clearSelection();
    if (line != null && line < lines.getItems().size()) {
      lines.getSelectionModel().select(line);
      lines.scrollTo(Math.max(0, line - 2));
    }
  }

  private void pressed(KeyEvent key) {
    if (COPY.match(key)) {
      List<RawLine> selected = lines.getSelectionModel().getSelectedItems();
      put(selected.isEmpty() ? lines.getItems() : selected);
      key.consume();
    } else if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.SPACE) {
      close();
      key.consume();
    }
  }

  private void show() {
    Reading reading = model().reading().get();
    List<SipMessage> chosen = model().chosen();
    boolean some = reading != null && !chosen.isEmpty();
    Nodes.show(lines, Showing.when(some));
    Nodes.show(none, Showing.when(!some));
    Nodes.show(copy, Showing.when(some));
    if (!some) {
      title.setText(messages.get("evidence.raw"));
      detail.setText("");
      lines.getItems().clear();
    } else if (chosen.size() == 1) {
      one(reading, chosen.getFirst());
    } else {
      two(reading, chosen.getFirst(), chosen.getLast());
    }
  }

  private void one(Reading reading, SipMessage message) {
    title.setText(words.name(message));
    detail.setText(
        messages.get(
            "evidence.raw.of",
            messages.of("evidence.way", message.heading()),
            number(reading, message),
            reading.messages()));
    lines.setAccessibleText(messages.get("evidence.raw.named", words.name(message)));
    List<RawLine> fresh = RawLine.of(message, reading.decision());
    if (!fresh.equals(lines.getItems())) {
      lines.getItems().setAll(fresh);
      int decides = deciding(fresh);
      lines.scrollTo(decides > visible() ? decides : 0);
    }
  }

  private static int deciding(List<RawLine> fresh) {
    for (int i = 0; i < fresh.size(); i++) {
      if (fresh.get(i).weight() == RawLine.Weight.DECIDES) {
        return i;
      }
    }
    return 0;
  }

  private int visible() {
    return (int) (lines.getHeight() / LINE) - 1;
  }

  private void two(Reading reading, SipMessage first, SipMessage second) {
    MessageDifference difference = MessageDifference.of(first, second);
    title.setText(messages.get("evidence.difference"));
    detail.setText(
        messages.get(
            "evidence.difference.of",
            number(reading, first),
            number(reading, second),
            difference.different()));
    lines.setAccessibleText(title.getText() + ", " + detail.getText());
    List<RawLine> fresh = RawLine.of(difference);
    if (!fresh.equals(lines.getItems())) {
      lines.getItems().setAll(fresh);
    }
  }

  private static int number(Reading reading, SipMessage message) {
    return reading.number(message).orElse(0);
  }

  @FXML
  private void copy() {
    put(lines.getItems());
  }

  private void put(List<RawLine> copied) {
    boolean difference = model().chosen().size() > 1;
    var content = new ClipboardContent();
    content.putString(
        copied.stream()
            .map(line -> difference ? sign(line) + line.text() : line.text())
            .collect(Collectors.joining("\n", "", "\n")));
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(messages.get("evidence.raw.copied"));
  }

  private static String sign(RawLine line) {
    return switch (line.side()) {
      case BOTH -> "  ";
      case FIRST -> "- ";
      case SECOND -> "+ ";
    };
  }

  @FXML
  private void close() {
    model().open().set(false);
  }
}
