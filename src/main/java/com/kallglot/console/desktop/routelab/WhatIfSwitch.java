package com.kallglot.console.desktop.routelab;

import atlantafx.base.controls.ToggleSwitch;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.routelab.WhatIfController.Trying;
import com.kallglot.console.desktop.workspace.DomainWords;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Tries the edit of a row, or no longer. One switch for each cell, whatever row it shows: whoever
/// has the focus keeps it.
final class WhatIfSwitch extends TableCell<Trying, Trying> {
  private final LabModel lab;
  private final DomainWords words;
  private final ToggleSwitch toggle = new ToggleSwitch();
  private boolean showing;

  WhatIfSwitch(LabModel lab, DomainWords words, Lifetime lifetime) {
    this.lab = lab;
    this.words = words;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    toggle.setOnKeyPressed(this::flip);
    toggle
        .selectedProperty()
        .subscribe((_, _) -> {
          if (!showing && getItem() != null) {
            lab.toggle(getItem().edit());
          }
        });
    lifetime.watch(lab.tried(), _ -> showTried());
  }

  private void showTried() {
    showing = true;
    toggle.setSelected(getItem() != null && lab.tried().get().contains(getItem().edit()));
    showing = false;
  }

  /// AtlantaFX's own switch hears the mouse only.
  private void flip(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.SPACE) {
      toggle.setSelected(!toggle.isSelected());
      pressed.consume();
    }
  }

  @Override
  protected void updateItem(@Nullable Trying row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    showTried();
    toggle.setAccessibleText(words.edit(row.edit()));
    if (getGraphic() == null) {
      setGraphic(toggle);
    }
  }
}
