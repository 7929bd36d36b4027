package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.Softphone.AudioDevice;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.sound.AudioDevices.End;
import com.kallglot.console.softphone.pjsip.sound.AudioDevices.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudDevManager;
import org.pjsip.pjsua2.ExtraAudioDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Microphone and speaker, shared by all calls that want them: opened for the first, closed after
/// the last. On the engine's thread alone.
public final class SoundCard {
  private static final Logger LOG = LoggerFactory.getLogger(SoundCard.class);

  /// What is open, until it is closed or lost.
  private record Open(ExtraAudioDevice port, Entry microphone, Entry speaker) {
    String words() {
      String one = microphone.device().name();
      String other = speaker.device().name();
      return one.equals(other) ? one : one + " and " + other;
    }
  }

  private final Supplier<AudDevManager> manager;
  private final Consumer<Runnable> later;
  private final Set<CallSound> calls = new LinkedHashSet<>();
  private @Nullable String input;
  private @Nullable String output;
  private @Nullable Open open;

  /// @param later runs on the engine's thread with no callback of PJSIP on the stack: opening and
  ///   closing may take some tenths of a second and deletes
  public SoundCard(Supplier<AudDevManager> manager, Consumer<Runnable> later) {
    this.manager = manager;
    this.later = later;
  }

  /// Looks again for what there is. What is open may refuse to be opened a second time and then
  /// looks as if it were not there.
  public List<AudioDevice> devices() throws Exception {
    manager.get().refreshDevs();
    List<AudioDevice> found = new ArrayList<>();
    AudioDevices.of(manager.get()).entries().forEach(entry -> found.add(entry.device()));
    if (open != null) {
      for (Entry used : List.of(open.microphone(), open.speaker())) {
        found.removeIf(device -> device.id().equals(used.device().id()));
        found.add(used.device());
      }
    }
    return List.copyOf(found);
  }

  /// Opens other devices, where a call wants any.
  public void choose(@Nullable String microphone, @Nullable String speaker) throws Exception {
    input = microphone;
    output = speaker;
    close();
    if (!calls.isEmpty()) {
      open();
    }
  }

  /// `call` wants the devices.
  void join(CallSound call) throws Exception {
    if (!calls.add(call)) {
      return;
    }
    if (open != null) {
      call.attach(open.port());
    } else {
      later.accept(this::settle);
    }
  }

  /// `call` does not want them any more, for the time being.
  void part(CallSound call) throws Exception {
    if (calls.remove(call)) {
      call.detach();
      later.accept(this::settle);
    }
  }

  /// `call` is over.
  void forget(CallSound call) {
    if (calls.remove(call)) {
      later.accept(this::settle);
    }
  }

  private void settle() {
    if (calls.isEmpty()) {
      close();
    } else if (open == null) {
      try {
        open();
      } catch (Exception e) {
        LOG.info("Calls go on in silence: {}", e.getMessage());
      }
    }
  }

  private void open() throws Exception {
    Open now;
    try {
      now = opened();
    } catch (Exception e) {
      tellLost("Microphone and speaker", String.valueOf(e.getMessage()));
      throw e;
    }
    open = now;
    for (CallSound call : List.copyOf(calls)) {
      call.attach(now.port());
    }
  }

  private Open opened() throws Exception {
    try {
      return opened(AudioDevices.of(manager.get()));
    } catch (SoftphoneException e) {
      LOG.debug("Looking again for what was plugged in since", e);
      manager.get().refreshDevs();
      return opened(AudioDevices.of(manager.get()));
    }
  }

  private Open opened(AudioDevices found) throws Exception {
    Entry microphone = found.find(End.MICROPHONE, input);
    Entry speaker = found.find(End.SPEAKER, output);
    var port = new ExtraAudioDevice(speaker.number(), microphone.number());
    try {
      port.open();
      return new Open(port, microphone, speaker);
    } catch (Exception e) {
      port.delete();
      throw e;
    }
  }

  /// The device told of an error: its thread has ended by now.
  public void failed() {
    var lost = open;
    if (lost != null) {
      close();
      tellLost(lost.words(), "the device gives and takes no sound any more");
    }
  }

  private void tellLost(String device, String reason) {
    var event = new CallEvent.AudioDeviceLost(System.nanoTime(), device, reason);
    calls.forEach(call -> call.tell(event));
  }

  /// Closes what is open; the calls stay, and are served again by the next [#choose].
  public void close() {
    var closing = open;
    if (closing == null) {
      return;
    }
    open = null;
    for (CallSound call : calls) {
      try {
        call.detach();
      } catch (Exception e) {
        LOG.debug("A call's stream was gone before its device", e);
      }
    }
    try {
      closing.port().close();
    } catch (Exception e) {
      LOG.warn("A sound device could not be closed", e);
    } finally {
      closing.port().delete();
    }
  }
}
