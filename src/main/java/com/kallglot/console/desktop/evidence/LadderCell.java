package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.evidence.LadderRow.Weight;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A row of the ladder, as tall as what it shows.
final class LadderCell extends ListCell<LadderRow> {
  private static final PseudoClass DECIDES = PseudoClass.getPseudoClass("decides");

  private final LadderWords words;
  private final RungView view;

  LadderCell(LadderWords words) {
    this.words = words;
    this.view = new RungView(words);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    view.prefWidthProperty().bind(widthProperty());
  }

  @Override
  protected void updateItem(@Nullable LadderRow row, boolean empty) {
    super.updateItem(row, empty);
    pseudoClassStateChanged(
        DECIDES, row instanceof LadderRow.Message message && message.weight() == Weight.DECIDES);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    view.show(row);
    setGraphic(view);
    setAccessibleText(words.spoken(row));
  }

  @Override
  protected double computePrefHeight(double width) {
    return getItem() == null ? LadderRow.ROW : getItem().height();
  }
}
