package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.desktop.connections.NumberRow;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.provider.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a call to one number ends where it does: the verdict's reason, every setting that the
/// provider considers with what it does, and what to change.
public final class WiringView extends VBox {
  private final Label reason = Nodes.wrapped("", "kg-caption");
  private final Label settings = Nodes.wrapped("", "kg-mono");
  private final Label change = Nodes.wrapped("", "kg-caption", "kg-strong");

  public WiringView() {
    getStyleClass().add("kg-wiring");
    getChildren().addAll(reason, settings, change);
    Nodes.show(this, Nodes.Showing.NO);
  }

  void show(Messages messages, @Nullable NumberRow row) {
    Nodes.show(this, Nodes.Showing.when(row != null && row.reason() != null));
    if (row == null || row.reason() == null) {
      return;
    }
    reason.setText(messages.get("numbers_of.reason", row.written(), row.reason()));
    Wiring wiring = row.wiring();
    List<String> lines = new ArrayList<>();
    if (wiring != null) {
      for (Wiring.Setting setting : wiring.settings()) {
        lines.add(
            messages.get(
                "numbers_of.setting",
                setting.name(),
                Objects.requireNonNullElse(setting.value(), "–"),
                messages.of("standing", setting.standing())));
      }
      lines.addAll(wiring.remarks());
    }
    tell(settings, String.join("\n", lines));
    tell(
        change,
        wiring == null || wiring.change() == null
            ? ""
            : messages.get("numbers_of.change", wiring.change()));
  }

  private static void tell(Label label, String text) {
    label.setText(text);
    Nodes.show(label, Nodes.Showing.when(!text.isEmpty()));
  }
}
