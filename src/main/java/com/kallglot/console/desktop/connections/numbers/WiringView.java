package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.desktop.connections.NumberRow;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.provider.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Why a call to one number ends where it does: the verdict's reason, every setting that the
/// provider considers with what it does, and what to change.
public final class WiringView extends VBox {
  private final Label reason = Nodes.wrapped("", "kg-caption");
  private final Label settings = Nodes.wrapped("", "kg-mono");
  private final Button test = new Button("", Nodes.icon("fth-phone-outgoing"));
  private final Label change = Nodes.wrapped("", "kg-caption", "kg-strong");

  public WiringView() {
    getStyleClass().add("kg-wiring");
    test.setId("number-test-route");
    test.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(reason, Priority.ALWAYS);
    reason.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(new HBox(8, reason, test), settings, change);
    Nodes.show(this, Nodes.Showing.NO);
  }

  /// @param tests tries the route of the connection; null where it cannot be used
  void show(Messages messages, @Nullable NumberRow row, @Nullable Runnable tests) {
    Nodes.show(this, Nodes.Showing.when(row != null));
    if (row == null) {
      return;
    }
    test.setText(messages.get("numbers_of.test"));
    test.setAccessibleText(test.getText() + ", " + messages.shown(row.written()));
    test.setDisable(tests == null);
    test.setOnAction(_ -> {
      if (tests != null) {
        tests.run();
      }
    });
    reason.setText(reason(messages, row));
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
      wiring.remarks().stream().map(messages::shown).forEach(lines::add);
    }
    tell(settings, String.join("\n", lines));
    tell(change, wiring == null || wiring.change() == null ? "" : change(messages, wiring));
  }

  /// The provider's side tells it in English; in another language the verdict comes first.
  private static String reason(Messages messages, NumberRow row) {
    if (row.reason() == null || row.reach() == null) {
      return messages.get("numbers_of.unasked", row.written());
    }
    String said = messages.get("numbers_of.reason", row.written(), row.reason());
    if (messages.isEnglish()) {
      return said;
    }
    String decides = row.wiring() == null ? "" : row.wiring().decidedBy();
    String verdict = messages.of("numbers_of.verdict", row.reach());
    return decides.isEmpty()
        ? messages.get("numbers_of.kept", row.written(), verdict, row.reason())
        : messages.get("numbers_of.told", row.written(), decides, verdict, row.reason());
  }

  private static String change(Messages messages, Wiring wiring) {
    String english = messages.get("numbers_of.change", String.valueOf(wiring.change()));
    return messages.isEnglish() ? english : messages.of("numbers_of.mend", wiring.reach());
  }

  private static void tell(Label label, String text) {
    label.setText(text);
    Nodes.show(label, Nodes.Showing.when(!text.isEmpty()));
  }
}
