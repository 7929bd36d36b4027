package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.preferences.Sections.Section;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The Settings page: one part of it at a time.
public final class PreferencesController {
  private static final List<Section> IN_ORDER = List.of(Section.values());

  @FXML private ToggleGroup section;
  @FXML private StackPane parts;

  private final Sections sections;
  private final Lifetime lifetime;

  public PreferencesController(Sections sections, Lifetime lifetime) {
    this.sections = sections;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(sections.shown(), this::show);
    section.selectedToggleProperty().subscribe((before, chosen) -> chosen(before, chosen));
  }

  private void chosen(Toggle before, @Nullable Toggle now) {
    if (now == null) {
      before.setSelected(true); // one is always shown
    } else {
      sections.open(IN_ORDER.get(section.getToggles().indexOf(now)));
    }
  }

  private void show(Section shown) {
    int chosen = IN_ORDER.indexOf(shown);
    section.selectToggle(section.getToggles().get(chosen));
    for (int i = 0; i < parts.getChildren().size(); i++) {
      Nodes.show(parts.getChildren().get(i), Nodes.Showing.when(i == chosen));
    }
  }
}
