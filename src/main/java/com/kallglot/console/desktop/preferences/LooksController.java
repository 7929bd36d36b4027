package com.kallglot.console.desktop.preferences;

import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.settings.Appearance.Theme;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

/// Theme, language and how telephone numbers are shown, changed at once.
public final class LooksController {
  @FXML private ToggleGroup theme;
  @FXML private ToggleGroup language;
  @FXML private ToggleGroup numbers;

  private final Supplier<Appearance> now;
  private final Consumer<Appearance> changes;

  public LooksController(Supplier<Appearance> now, Consumer<Appearance> changes) {
    this.now = now;
    this.changes = changes;
  }

  @FXML
  private void initialize() {
    select(theme, now.get().theme().name());
    select(language, Objects.requireNonNullElse(now.get().language(), ""));
    select(numbers, now.get().numbers().name());
    chosen(theme, word -> now.get().with(Theme.valueOf(word)));
    chosen(language, word -> now.get().with(word.isEmpty() ? null : word));
    chosen(numbers, word -> now.get().with(Numbers.valueOf(word)));
  }

  private static void select(ToggleGroup group, String word) {
    group.getToggles().stream()
        .filter(each -> word.equals(each.getUserData()))
        .findFirst()
        .ifPresent(group::selectToggle);
  }

  private interface Change {
    Appearance of(String word);
  }

  /// One is always chosen: what is chosen again stays.
  private void chosen(ToggleGroup group, Change change) {
    group
        .selectedToggleProperty()
        .addListener((_, before, toggle) -> {
          if (toggle == null) {
            before.setSelected(true);
          } else {
            change(toggle, change);
          }
        });
  }

  private void change(Toggle toggle, Change change) {
    Appearance wanted = change.of(String.valueOf(toggle.getUserData()));
    if (!wanted.equals(now.get())) {
      changes.accept(wanted);
    }
  }
}
