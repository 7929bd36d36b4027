package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/// Codecs in the order of preference: Space takes one in or out, Alt with an arrow moves it.
final class CodecChoice {
  /// What Kallglot's public text names, and what the sandbox speaks; others that are set stay.
  private static final List<String> KNOWN = List.of("PCMU", "PCMA", "G722", "opus");

  private static final double ROW = 31;

  private final ListView<Codec> list;
  private final Messages messages;
  private final Runnable changed;

  /// @param name as in SDP
  record Codec(String name, Use use) {}

  /// Whether it is offered.
  enum Use {
    OFFERED,
    NOT_OFFERED
  }

  CodecChoice(ListView<Codec> list, Messages messages, Runnable changed) {
    this.list = list;
    this.messages = messages;
    this.changed = changed;
    list.setFixedCellSize(ROW);
    list.setAccessibleText(messages.get("sip.codecs"));
    list.setAccessibleHelp(messages.get("sip.codecs.help"));
    list.setCellFactory(_ -> new Cell());
    list.setOnKeyPressed(event -> {
      boolean up = event.getCode() == KeyCode.UP;
      if (event.getCode() == KeyCode.SPACE) {
        toggle(list.getSelectionModel().getSelectedIndex());
        event.consume();
      } else if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
        move(up ? -1 : 1);
        event.consume();
      }
    });
  }

  /// Those offered in their order, then the others; keeps the order on the screen where it says the
  /// same.
  void show(List<String> offered) {
    if (chosen().equals(offered) && !list.getItems().isEmpty()) {
      return;
    }
    Stream<Codec> others =
        KNOWN.stream()
            .filter(name -> !offered.contains(name))
            .map(name -> new Codec(name, Use.NOT_OFFERED));
    int selected = list.getSelectionModel().getSelectedIndex();
    list.getItems()
        .setAll(
            Stream.concat(offered.stream().map(name -> new Codec(name, Use.OFFERED)), others)
                .toList());
    list.getSelectionModel().select(Math.max(0, selected));
  }

  List<String> chosen() {
    return list.getItems().stream()
        .filter(codec -> codec.use() == Use.OFFERED)
        .map(Codec::name)
        .toList();
  }

  void move(int by) {
    int from = list.getSelectionModel().getSelectedIndex();
    int to = from + by;
    if (from >= 0 && to >= 0 && to < list.getItems().size()) {
      List<Codec> order = new ArrayList<>(list.getItems());
      order.add(to, order.remove(from));
      list.getItems().setAll(order);
      list.getSelectionModel().select(to);
      changed.run();
    }
  }

  private void toggle(int index) {
    if (index >= 0 && index < list.getItems().size()) {
      Codec codec = list.getItems().get(index);
      Use other = codec.use() == Use.OFFERED ? Use.NOT_OFFERED : Use.OFFERED;
      list.getItems().set(index, new Codec(codec.name(), other));
      list.getSelectionModel().select(index);
      changed.run();
    }
  }

  private final class Cell extends ListCell<Codec> {
    private final CheckBox tick = new CheckBox();

    Cell() {
      tick.setFocusTraversable(false);
      tick.setMnemonicParsing(false);
      tick.setOnAction(_ -> toggle(getIndex()));
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Codec codec, boolean empty) {
      super.updateItem(codec, empty);
      if (empty || codec == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      tick.setText(codec.name());
      tick.setSelected(codec.use() == Use.OFFERED);
      setGraphic(tick);
      setAccessibleText(codec.name() + ", " + messages.of("sip.codec", codec.use()));
    }
  }
}
