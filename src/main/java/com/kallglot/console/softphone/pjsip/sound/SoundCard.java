package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.Softphone.AudioDevice;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.sound.AudioDevices.Entry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudDevManager;
import org.pjsip.pjsua2.ExtraAudioDevice;
import org.pjsip.pjsua2.pjmedia_dir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Microphone and speaker, shared by all calls that want them: opened for the first, closed after
/// the last. Each is opened for itself, so that where one is missing the other serves; the speaker
/// also for what is played to the person alone. On the engine's thread alone.
public final class SoundCard {
  private static final Logger LOG = LoggerFactory.getLogger(SoundCard.class);

  /// PJSIP's PJMEDIA_AUD_INVALID_DEV: the end that a device is not opened for.
  private static final int NONE = -3;

  /// What is open, until it is closed or lost.
  private record Open(ExtraAudioDevice port, Entry entry) {}

  private final Supplier<AudDevManager> manager;
  private final Consumer<Runnable> later;
  private final Consumer<Runnable> afterwards;
  private final PersonalSound personal = new PersonalSound();
  private final Set<CallSound> calls = new LinkedHashSet<>();
  private final Map<AudioEnd, Open> open = new EnumMap<>(AudioEnd.class);
  private final Map<AudioEnd, @Nullable String> chosen = new EnumMap<>(AudioEnd.class);

  /// What calls were told is missing.
  private final Set<AudioEnd> lost = EnumSet.noneOf(AudioEnd.class);

  /// @param later runs on the engine's thread with no callback of PJSIP on the stack: opening and
  ///   closing may take some tenths of a second and deletes
  /// @param afterwards the same, when a call that was answered has had the time to join
  public SoundCard(
      Supplier<AudDevManager> manager, Consumer<Runnable> later, Consumer<Runnable> afterwards) {
    this.manager = manager;
    this.later = later;
    this.afterwards = afterwards;
  }

  /// Looks again for what there is. What is open may refuse to be opened a second time and then
  /// looks as if it were not there.
  public List<AudioDevice> devices() throws Exception {
    manager.get().refreshDevs();
    Map<String, AudioDevice> found = new LinkedHashMap<>();
    for (Entry entry : AudioDevices.of(manager.get()).entries()) {
      found.merge(entry.device().id(), entry.device(), AudioDevices::union);
    }
    for (Open used : open.values()) {
      found.merge(used.entry().device().id(), used.entry().device(), AudioDevices::union);
    }
    return List.copyOf(found.values());
  }

  /// Plays samples to the person alone, over and over.
  ///
  /// @throws SoftphoneException where the speaker cannot be opened
  public void play(short[] samples) throws Exception {
    personal.play(samples);
    openMissing();
  }

  public void stopPlaying() throws Exception {
    personal.stop();
    afterwards.accept(this::closeUnwanted);
  }

  private boolean isWanted(AudioEnd end) {
    return !calls.isEmpty() || (end == AudioEnd.SPEAKER && personal.isPlaying());
  }

  /// Opens other devices, where any is wanted.
  ///
  /// @throws SoftphoneException that names those which cannot be opened; the others are
  public void choose(@Nullable String microphone, @Nullable String speaker) throws Exception {
    chosen.put(AudioEnd.MICROPHONE, microphone);
    chosen.put(AudioEnd.SPEAKER, speaker);
    close();
    openMissing();
  }

  /// `call` wants the devices.
  void join(CallSound call) throws Exception {
    if (!calls.add(call)) {
      return;
    }
    for (Map.Entry<AudioEnd, Open> each : open.entrySet()) {
      call.attach(each.getKey(), each.getValue().port());
    }
    if (open.size() < AudioEnd.values().length) {
      later.accept(this::settle);
    }
  }

  /// `call` does not want them any more, for the time being.
  void part(CallSound call) throws Exception {
    if (calls.remove(call)) {
      for (AudioEnd end : AudioEnd.values()) {
        call.detach(end);
      }
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
    closeUnwanted();
    try {
      openMissing();
    } catch (Exception e) {
      LOG.info("It stays silent: {}", e.getMessage());
    }
  }

  private void closeUnwanted() {
    for (AudioEnd end : AudioEnd.values()) {
      if (!isWanted(end)) {
        close(end);
      }
    }
    if (calls.isEmpty()) {
      lost.clear();
    }
  }

  /// Opens what is wanted and not open. That one end is missing keeps nobody from the other.
  private void openMissing() throws Exception {
    SoftphoneException first = null;
    for (AudioEnd end : AudioEnd.values()) {
      if (isWanted(end) && !open.containsKey(end)) {
        try {
          open(end);
        } catch (SoftphoneException e) {
          first = with(first, e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static SoftphoneException with(
      @Nullable SoftphoneException first, SoftphoneException then) {
    return first == null
        ? then
        : new SoftphoneException(first.getMessage() + "; " + then.getMessage(), then);
  }

  private void open(AudioEnd end) throws Exception {
    Open now;
    try {
      now = opened(end, found(end));
    } catch (SoftphoneException e) {
      tellLost(end, chosen.get(end), String.valueOf(e.getMessage()));
      throw e;
    }
    open.put(end, now);
    if (end == AudioEnd.SPEAKER) {
      personal.attach(now.port());
    }
    if (lost.remove(end)) {
      tell(new CallEvent.AudioDeviceBack(System.nanoTime(), end));
    }
    List.copyOf(calls).forEach(call -> attach(call, end, now));
  }

  /// A call that cannot be joined, its stream being gone, keeps no other from the device.
  private static void attach(CallSound call, AudioEnd end, Open to) {
    try {
      call.attach(end, to.port());
    } catch (Exception e) {
      LOG.warn("A call is not joined to the {}", AudioDevices.words(end), e);
    }
  }

  private Entry found(AudioEnd end) throws Exception {
    try {
      return AudioDevices.of(manager.get()).find(end, chosen.get(end));
    } catch (SoftphoneException e) {
      LOG.debug("Looking again for what was plugged in since", e);
      manager.get().refreshDevs();
      return AudioDevices.of(manager.get()).find(end, chosen.get(end));
    }
  }

  private static Open opened(AudioEnd end, Entry entry) throws SoftphoneException {
    var port =
        switch (end) {
          case MICROPHONE -> new ExtraAudioDevice(NONE, entry.number());
          case SPEAKER -> new ExtraAudioDevice(entry.number(), NONE);
        };
    try {
      port.open();
      return new Open(port, entry);
    } catch (Exception e) {
      port.delete();
      throw new SoftphoneException(
          "Opening the "
              + AudioDevices.words(end)
              + " "
              + entry.device().name()
              + ": it does not open",
          e);
    }
  }

  /// The device told of an error: its thread has ended by now.
  ///
  /// @param direction PJSIP's
  public void failed(int direction) {
    boolean hears = direction == pjmedia_dir.PJMEDIA_DIR_CAPTURE;
    AudioEnd end = hears ? AudioEnd.MICROPHONE : AudioEnd.SPEAKER;
    var failed = open.get(end);
    if (failed != null) {
      close(end);
      String device = failed.entry().device().name();
      tellLost(end, device, device + (hears ? " gives" : " takes") + " no sound any more");
    }
  }

  private void tellLost(AudioEnd end, @Nullable String device, String reason) {
    if (calls.isEmpty()) {
      return; // a call that comes to want it is told when it does
    }
    lost.add(end);
    String words = "the " + AudioDevices.words(end) + (device == null ? "" : " " + device);
    tell(new CallEvent.AudioDeviceLost(System.nanoTime(), end, words, reason));
  }

  private void tell(CallEvent event) {
    calls.forEach(call -> call.tell(event));
  }

  /// Frees everything.
  public void end() {
    close();
    personal.close();
  }

  /// Closes what is open; the calls stay, and are served again by the next [#choose].
  private void close() {
    for (AudioEnd end : AudioEnd.values()) {
      close(end);
    }
  }

  private void close(AudioEnd end) {
    var closing = open.remove(end);
    if (closing == null) {
      return;
    }
    if (end == AudioEnd.SPEAKER) {
      personal.detach();
    }
    for (CallSound call : calls) {
      try {
        call.detach(end);
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
