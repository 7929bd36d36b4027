package com.kallglot.console.desktop.fx;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// One of a few words, side by side. A word this program does not know selects none, and is kept.
public final class Choice<E extends Enum<E>> {
  private final ToggleGroup group = new ToggleGroup();
  private final Map<E, ToggleButton> buttons;

  public Choice(Pane pane, List<E> constants, Function<E, String> words, Runnable changed) {
    buttons = new EnumMap<>(constants.getFirst().getDeclaringClass());
    for (E constant : constants) {
      var button = new ToggleButton(words.apply(constant));
      button.setId(pane.getId() + "-" + constant.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setUserData(constant);
      button.setOnAction(_ -> {
        button.setSelected(true); // a word cannot be taken back for none
        changed.run();
      });
      buttons.put(constant, button);
      pane.getChildren().add(button);
    }
  }

  public void show(E constant) {
    @Nullable ToggleButton button = buttons.get(constant);
    group.selectToggle(button);
  }

  /// Empty while none of them is selected.
  public Optional<E> chosen() {
    return buttons.entrySet().stream()
        .filter(each -> each.getValue().isSelected())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
