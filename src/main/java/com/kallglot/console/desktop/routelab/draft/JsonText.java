package com.kallglot.console.desktop.routelab.draft;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A text of JSON, or with some in it, shown in colours and told whole.
public final class JsonText {
  private JsonText() {}

  public static void show(TextFlow place, String text) {
    place.getChildren().clear();
    for (String line : text.split("\n", -1)) {
      for (JsonSegments.Segment segment : JsonSegments.of(line)) {
        var piece = new Text(segment.text());
        piece.getStyleClass().add(segment.style());
        place.getChildren().add(piece);
      }
      place.getChildren().add(new Text("\n"));
    }
    place.setAccessibleText(text);
  }
}
