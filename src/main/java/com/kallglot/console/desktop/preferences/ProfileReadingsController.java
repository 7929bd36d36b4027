package com.kallglot.console.desktop.preferences;

import com.kallglot.console.settings.Profile.Reading;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/// How the public text is read at the three points that it leaves open: as it suggests, or
/// otherwise.
public final class ProfileReadingsController {
  private static final Reading OTHER = new Reading("fall_to_default", "reject", "stream_only");

  @FXML private CheckBox unowned;
  @FXML private CheckBox several;
  @FXML private CheckBox missing;

  private Runnable changed = () -> {};
  private boolean showing;

  @FXML
  private void initialize() {
    for (CheckBox each : new CheckBox[] {unowned, several, missing}) {
      each.selectedProperty()
          .subscribe(() -> {
            if (!showing) {
              changed.run();
            }
          });
    }
  }

  void onChanged(Runnable told) {
    changed = told;
  }

  void show(Reading reading) {
    showing = true;
    unowned.setSelected(reading.unownedNumber().equals(OTHER.unownedNumber()));
    several.setSelected(reading.severalMethods().equals(OTHER.severalMethods()));
    missing.setSelected(reading.missingRouting().equals(OTHER.missingRouting()));
    showing = false;
  }

  Reading reading() {
    Reading usual = Reading.PUBLIC_TEXT;
    return new Reading(
        unowned.isSelected() ? OTHER.unownedNumber() : usual.unownedNumber(),
        several.isSelected() ? OTHER.severalMethods() : usual.severalMethods(),
        missing.isSelected() ? OTHER.missingRouting() : usual.missingRouting());
  }
}
