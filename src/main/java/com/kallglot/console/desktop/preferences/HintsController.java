package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.settings.SeenHints;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What helps at a first start, one line at a time over the page; what was put away is not shown
/// again.
public final class HintsController {
  private static final Logger LOG = LoggerFactory.getLogger(HintsController.class);

  /// In the order in which they are shown; each is a key of the messages.
  private static final List<String> ALL = List.of("sandbox", "check", "settings");

  @FXML private Region strip;
  @FXML private Label text;
  @FXML private Label place;

  private final SeenHints seen;
  private final Background background;
  private final Messages messages;
  private final List<String> left = new ArrayList<>();

  public HintsController(SeenHints seen, Background background, Messages messages) {
    this.seen = seen;
    this.background = background;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    Nodes.show(strip, Nodes.Showing.NO);
    background.run(
        () -> ALL.stream().filter(each -> !seen.read().contains(each)).toList(),
        unseen -> {
          left.addAll(unseen);
          show();
        },
        problem -> LOG.debug("No hints are shown", problem));
  }

  private void show() {
    Nodes.show(strip, Nodes.Showing.when(!left.isEmpty()));
    if (!left.isEmpty()) {
      text.setText(messages.get("hint." + left.getFirst()));
      place.setText(messages.get("hint.place", ALL.indexOf(left.getFirst()) + 1, ALL.size()));
      strip.setAccessibleText(text.getText());
    }
  }

  @FXML
  private void next() {
    putAway(List.of(left.removeFirst()));
  }

  @FXML
  private void close() {
    List<String> all = List.copyOf(left);
    left.clear();
    putAway(all);
  }

  private void putAway(List<String> hints) {
    show();
    background.run(
        () -> seen.add(hints),
        _ -> {},
        problem -> LOG.warn("Which hints were seen could not be kept", problem));
  }
}
