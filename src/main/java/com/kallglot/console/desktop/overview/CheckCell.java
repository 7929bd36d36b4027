package com.kallglot.console.desktop.overview;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.overview.CheckRow.Mend;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A row of the set-up list: how it stands, what it is, and the click that mends it.
final class CheckCell extends ListCell<CheckRow> {
  private static final double PADDING = 34;

  private final Messages messages;
  private final Consumer<Mend> mends;
  private final Label title = Nodes.wrapped("", "kg-body");
  private final Label detail = Nodes.wrapped("", "kg-caption", "kg-muted");
  private final Button button = new Button();
  private final VBox texts = new VBox(2, title, detail);
  private final HBox item = new HBox(12, new Region(), texts, button);
  private final Label heading = Nodes.label("", "kg-caption", "kg-strong");
  private final Label count = Nodes.label("", "kg-count");
  private final HBox head = new HBox(heading, new Region(), count);

  CheckCell(Messages messages, Consumer<Mend> mends) {
    this.messages = messages;
    this.mends = mends;
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    button.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(head.getChildren().get(1), Priority.ALWAYS);
    item.getStyleClass().add("kg-check");
    head.getStyleClass().add("kg-check-head");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(CheckRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (row) {
      case CheckRow.Heading shown -> show(shown);
      case CheckRow.Item shown -> show(shown);
    }
  }

  private void show(CheckRow.Heading shown) {
    heading.setText(shown.title());
    count.setText(String.valueOf(shown.count()));
    count.getStyleClass().setAll("kg-count", Checklist.styleClass(shown.state()));
    setGraphic(head);
    setAccessibleText(shown.title() + ", " + shown.count());
  }

  private void show(CheckRow.Item shown) {
    item.getChildren().set(0, Nodes.icon(shown.icon(), Checklist.styleClass(shown.state())));
    title.setText(shown.title());
    detail.setText(shown.detail());
    Nodes.show(button, Nodes.Showing.when(shown.mend() != null));
    if (shown.mend() != null) {
      button.setText(shown.mend().label());
      button.setAccessibleText(shown.mend().label() + ": " + shown.title());
      button.setOnAction(_ -> mend());
    }
    setGraphic(item);
    setAccessibleText(
        messages.of("check.state", shown.state()) + ": " + shown.title() + ". " + shown.detail());
  }

  private void mend() {
    if (getItem() instanceof CheckRow.Item(var _, var _, var _, var _, var mend) && mend != null) {
      mends.accept(mend);
    }
  }

  /// As tall as its texts need at the width the list has.
  @Override
  protected double computePrefHeight(double width) {
    double available = getListView() == null ? width : getListView().getWidth() - PADDING;
    return super.computePrefHeight(Math.max(available, 0));
  }
}
