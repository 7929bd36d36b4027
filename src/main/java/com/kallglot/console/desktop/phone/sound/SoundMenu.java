package com.kallglot.console.desktop.phone.sound;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.phone.SoundChoice.Ring;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.softphone.Softphone.AudioDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// Microphone, speaker, and what is sent in place of a voice; the devices are looked for when the
/// menu opens.
final class SoundMenu {
  private final SoundModel sound;
  private final OpenDialog dialog;
  private final Messages messages;

  SoundMenu(SoundModel sound, OpenDialog dialog, Messages messages) {
    this.sound = sound;
    this.dialog = dialog;
    this.messages = messages;
  }

  void fill(MenuButton button) {
    button.getItems().setAll(items(button));
    button.setOnShowing(_ -> {
      button.getItems().setAll(items(button));
      sound.look();
    });
    sound
        .devices()
        .subscribe(() -> {
          if (button.isShowing()) {
            button.getItems().setAll(items(button));
          }
        });
  }

  private List<MenuItem> items(MenuButton button) {
    List<MenuItem> items = new ArrayList<>();
    items.add(head("phone.sound.input"));
    items.addAll(
        devices(device -> device.inputs() > 0, sound.choice().input(), SoundChoice::withInput));
    items.add(new SeparatorMenuItem());
    items.add(head("phone.sound.output"));
    items.addAll(
        devices(device -> device.outputs() > 0, sound.choice().output(), SoundChoice::withOutput));
    items.add(new SeparatorMenuItem());
    items.add(ring());
    items.add(new SeparatorMenuItem());
    items.add(head("phone.sound.sent"));
    for (Sent each : Sent.values()) {
      items.add(
          radio(
              messages.of("phone.sent", each),
              sound.choice().sent() == each,
              () -> send(each, button)));
    }
    return items;
  }

  private void send(Sent what, MenuButton button) {
    if (what == Sent.FILE) {
      dialog
          .ask(button.getScene().getWindow(), null)
          .ifPresent(wav -> sound.choose(choice -> choice.sending(wav)));
    } else {
      sound.choose(choice -> choice.sending(what));
    }
  }

  private interface With {
    SoundChoice of(SoundChoice choice, @Nullable String id);
  }

  private List<MenuItem> devices(
      Predicate<AudioDevice> wanted, @Nullable String chosen, With with) {
    List<MenuItem> items = new ArrayList<>();
    items.add(device(messages.get("phone.sound.system"), null, chosen, with));
    sound.devices().get().stream()
        .filter(wanted)
        .forEach(each -> items.add(device(each.name(), each.id(), chosen, with)));
    return items;
  }

  private MenuItem device(String name, @Nullable String id, @Nullable String chosen, With with) {
    UnaryOperator<SoundChoice> change = choice -> with.of(choice, id);
    return radio(name, Objects.equals(id, chosen), () -> sound.choose(change));
  }

  private static MenuItem radio(String name, boolean selected, Runnable action) {
    var item = new RadioMenuItem(name);
    item.setMnemonicParsing(false); // devices may have underscores
    item.setSelected(selected);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private MenuItem ring() {
    var item = new CheckMenuItem(messages.get("phone.sound.ring"));
    item.setId("phone-ring");
    item.setSelected(sound.choice().ring() == Ring.ON);
    item.setOnAction(_ -> {
      Ring wanted = item.isSelected() ? Ring.ON : Ring.OFF;
      sound.choose(choice -> choice.with(wanted));
    });
    return item;
  }

  private MenuItem head(String key) {
    var item = new MenuItem(messages.get(key));
    item.setDisable(true);
    return item;
  }
}
