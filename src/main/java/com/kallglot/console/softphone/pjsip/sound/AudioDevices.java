package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.softphone.Softphone.AudioDevice;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoftphoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudDevManager;
import org.pjsip.pjsua2.AudioDevInfoVector2;

/// The sound devices that PJSIP found, by the numbers it gave them when it looked last.
///
/// @param entries those that can hear or play
record AudioDevices(List<Entry> entries) {
  /// The name under which ALSA knows the system's choice.
  private static final String SYSTEM = "default";

  /// @param number PJSIP's, until it looks again
  record Entry(int number, AudioDevice device) {}

  AudioDevices {
    entries = List.copyOf(entries);
  }

  /// What PJSIP found when it looked last.
  static AudioDevices of(AudDevManager manager) throws Exception {
    AudioDevInfoVector2 found = manager.enumDev2();
    try {
      var entries = new ArrayList<Entry>();
      for (int i = 0; i < found.size(); i++) {
        var info = found.get(i);
        int inputs = (int) info.getInputCount();
        int outputs = (int) info.getOutputCount();
        if (inputs > 0 || outputs > 0) {
          String id = info.getDriver() + "/" + info.getName();
          entries.add(
              new Entry(info.getId(), new AudioDevice(id, info.getName(), inputs, outputs)));
        }
      }
      return new AudioDevices(entries);
    } finally {
      found.delete();
    }
  }

  /// The device chosen, or the system's.
  Entry find(AudioEnd end, @Nullable String id) throws SoftphoneException {
    List<Entry> fitting = entries.stream().filter(entry -> entry.device.channels(end) > 0).toList();
    if (id != null) {
      return fitting.stream()
          .filter(entry -> entry.device.id().equals(id))
          .findFirst()
          .orElseThrow(
              () -> new SoftphoneException("Opening the " + words(end) + " " + id + ": not there"));
    }
    return fitting.stream()
        .filter(entry -> entry.device.name().equals(SYSTEM))
        .findFirst()
        .or(() -> fitting.stream().findFirst())
        .orElseThrow(
            () -> new SoftphoneException("Opening a " + words(end) + ": this computer has none"));
  }

  /// What is known of one device by looking twice.
  static AudioDevice union(AudioDevice one, AudioDevice same) {
    return new AudioDevice(
        one.id(),
        one.name(),
        Math.max(one.inputs(), same.inputs()),
        Math.max(one.outputs(), same.outputs()));
  }

  /// What it is called in a sentence.
  static String words(AudioEnd end) {
    return end.name().toLowerCase(Locale.ROOT);
  }
}
