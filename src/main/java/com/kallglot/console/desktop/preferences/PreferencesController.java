package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Nodes;
import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

/// The Settings page: one part of it at a time.
public final class PreferencesController {
  @FXML private ToggleGroup section;
  @FXML private StackPane parts;

  @FXML
  private void initialize() {
    section.selectedToggleProperty().subscribe((before, chosen) -> show(before, chosen));
    show(section.getSelectedToggle());
  }

  private void show(Toggle before, Toggle chosen) {
    if (chosen == null) {
      before.setSelected(true); // one is always shown
    }
    show(chosen == null ? before : chosen);
  }

  private void show(Toggle chosen) {
    int shown = section.getToggles().indexOf(chosen);
    for (int i = 0; i < parts.getChildren().size(); i++) {
      Nodes.show(parts.getChildren().get(i), Nodes.Showing.when(i == Math.max(0, shown)));
    }
  }
}
