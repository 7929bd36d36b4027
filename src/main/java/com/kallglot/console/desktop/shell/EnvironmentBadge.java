package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.settings.Profile;
import java.util.Locale;
import javafx.scene.control.Label;

/// Says what a mistake would cost: by colour, icon and word.
public final class EnvironmentBadge {
  private EnvironmentBadge() {}

  public static Label of(Profile.Kind kind, Messages messages) {
    Label badge = Nodes.label(messages.of("environment", kind), "kg-env");
    badge.getStyleClass().add(kind.name().toLowerCase(Locale.ROOT));
    badge.setGraphic(
        Nodes.icon(
            switch (kind) {
              case SANDBOX -> "fth-box";
              case TEST -> "fth-tool";
              case LIVE -> "fth-radio";
            }));
    return badge;
  }
}
