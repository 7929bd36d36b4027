package com.kallglot.console.desktop.phone.sound;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Turns;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.Recordings;
import com.kallglot.console.phone.SoundChoice;
import com.kallglot.console.softphone.Softphone.AudioDevice;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The sound of this computer: its devices, which are used, and the folder of recordings. Lives
/// with the window.
public final class SoundModel {
  private final Phone phone;
  private final Recordings recordings;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> words;
  private final ReadOnlyObjectWrapper<List<AudioDevice>> devices =
      new ReadOnlyObjectWrapper<>(List.of());
  private final Turns choices;
  private SoundChoice choice = SoundChoice.USUAL;

  public SoundModel(
      Phone phone,
      Recordings recordings,
      Background background,
      Notices notices,
      Supplier<Messages> words) {
    this.phone = phone;
    this.recordings = recordings;
    this.background = background;
    this.notices = notices;
    this.words = words;
    this.choices = new Turns(background);
    read();
  }

  SoundChoice choice() {
    return choice;
  }

  /// Those there are, as they were found last.
  ReadOnlyObjectProperty<List<AudioDevice>> devices() {
    return devices.getReadOnlyProperty();
  }

  /// Looks for devices; the engine is started for that.
  void look() {
    background.run(phone::devices, devices::set, this::failed);
  }

  void choose(UnaryOperator<SoundChoice> change) {
    choices.run(
        () -> {
          SoundChoice wanted = change.apply(phone.sound()); // what the choice before has left
          phone.sound(wanted);
          return wanted;
        },
        used -> choice = used,
        problem -> {
          failed(problem);
          read();
        });
  }

  private void read() {
    choices.run(phone::sound, kept -> choice = kept, this::failed);
  }

  /// Opens the folder of recordings.
  void showRecordings() {
    background.run(
        () -> {
          recordings.show();
          return recordings;
        },
        _ -> {},
        _ -> notices.tell(words.get().get("phone.recordings.where", recordings.folder())));
  }

  private void failed(Exception problem) {
    notices.tell(words.get().get("phone.sound.failed", String.valueOf(problem.getMessage())));
  }
}
