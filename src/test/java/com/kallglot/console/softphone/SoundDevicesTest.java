package com.kallglot.console.softphone;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.Wav;
import com.kallglot.console.softphone.CallEvent.AudioDeviceBack;
import com.kallglot.console.softphone.CallEvent.AudioDeviceLost;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MicrophoneHeard;
import com.kallglot.console.softphone.CallEvent.MicrophoneSilent;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoundSource.Microphone;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.SoundSource.Samples;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's call by microphone and speaker, on real ALSA devices of a sound server.
@Tag("native")
@Tag("timed")
class SoundDevicesTest {
  private static final Samples TONE =
      new Samples(Signals.tone(1000, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);
  private static final Duration RECENT = Duration.ofMillis(300);

  @TempDir static Path folder;

  private static SoundServer server;
  private static Softphone softphone;

  private final Callee bob = Callee.answering(TONE, SoundCapture.BOTH_DIRECTIONS);
  private final Heard heard = new Heard();
  private Line bobs;
  private Line alices;

  @BeforeAll
  static void plugIn() throws Exception {
    server = new SoundServer(folder);
    softphone = PjsipSoftphone.start();
  }

  @AfterAll
  static void pullOut() {
    softphone.close();
    server.close();
  }

  @BeforeEach
  void openLines() throws Exception {
    bobs = softphone.open(plain("bob"), bob);
    alices = softphone.open(plain("alice"), LineListener.NONE);
    softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
  }

  @AfterEach
  void closeLines() {
    alices.close();
    bobs.close();
    Await.until(Heard.LIMIT, "the devices are closed", () -> !server.isUsed());
  }

  private CallHandle talking() {
    CallHandle call =
        alices.dial(
            new DialRequest(
                bobs.contact(), Map.of(), new Microphone(), SoundCapture.BOTH_DIRECTIONS),
            heard);
    heard.await(FirstMedia.class);
    return call;
  }

  private static double recentLevel(Pcm pcm) {
    int count = (int) (RECENT.toMillis() * pcm.sampleRate() / 1000);
    int start = pcm.samples().length - count;
    return start < 0 ? Level.FLOOR_DBFS : Level.rmsDbfs(pcm.samples(), start, count);
  }

  private void awaitVoice() {
    Await.until(
        Heard.LIMIT,
        "the microphone is heard far away",
        () -> recentLevel(bob.call().captured().heard()) > -30);
  }

  private void awaitNoVoice() {
    Await.until(
        Heard.LIMIT,
        "nothing is heard far away",
        () -> recentLevel(bob.call().captured().heard()) < -60);
  }

  private static void awaitSpeaker() {
    Await.until(Heard.LIMIT, "the speaker plays", () -> server.speakerDbfs() > -20);
  }

  @Test
  void namesWhatIsThere() {
    assertThat(softphone.audioDevices().join())
        .extracting(Softphone.AudioDevice::id)
        .contains(SoundServer.MICROPHONE, SoundServer.SPEAKER);
  }

  @Test
  void speaksByTheMicrophoneAndIsHeardOnTheSpeaker() {
    assertThat(server.isUsed()).as("nothing is open before a call").isFalse();
    CallHandle call = talking();

    awaitVoice();
    awaitSpeaker();
    Await.until(Heard.LIMIT, "the level is told", () -> call.levels().sentDbfs() > -30);
    assertThat(recentLevel(call.captured().sent())).as("kept as sent").isGreaterThan(-30);
    call.mute().join();
    awaitNoVoice();
    awaitSpeaker();
    call.unmute().join();
    awaitVoice();
  }

  @Test
  @Tag("long")
  void theHeldPartyHearsNothingAndTheDevicesAreClosed() {
    CallHandle call = talking();
    awaitVoice();

    call.hold().join();

    awaitNoVoice();
    Await.until(Heard.LIMIT, "the devices are closed", () -> !server.isUsed());
    call.resume().join();
    awaitVoice();
    awaitSpeaker();
    call.send(new Silence()).join();
    awaitNoVoice();
    Await.until(Heard.LIMIT, "the devices are closed", () -> !server.isUsed());
  }

  @Test
  void whatIsPlayedToThePersonIsHeardByNobodyElse() throws Exception {
    softphone.useAudio(SoundServer.QUIET_MICROPHONE, SoundServer.SPEAKER).join();
    CallHandle call = talking();
    Await.until(
        Heard.LIMIT, "the far end is heard", () -> recentLevel(call.captured().heard()) > -30);
    bob.call().send(new Silence()).join();
    Await.until(Heard.LIMIT, "all is quiet", () -> recentLevel(call.captured().heard()) < -60);
    int quietSince = call.captured().heard().samples().length;
    int quietThereSince = bob.call().captured().heard().samples().length;
    Path file = folder.resolve("beside.wav");
    call.record(file).join();

    softphone.play(TONE.pcm()).join();
    awaitSpeaker();
    call.mute().join();
    awaitSpeaker();
    call.unmute().join();
    awaitSpeaker();
    softphone.stopPlaying().join();
    call.stopRecording().join();

    assertQuiet(call.captured().sent(), quietSince);
    assertQuiet(call.captured().heard(), quietSince);
    assertQuiet(bob.call().captured().heard(), quietThereSince);
    assertQuiet(Wav.read(file), 0);
  }

  private static void assertQuiet(Pcm pcm, int since) {
    int count = pcm.samples().length - since;
    assertThat(count).isGreaterThan(pcm.sampleRate() / 2);
    assertThat(Level.rmsDbfs(pcm.samples(), since, count)).isLessThan(-60);
  }

  @Test
  void theSpeakerIsOpenForWhatIsPlayedAloneAndStaysForTheCallThatIsAnswered() {
    softphone.play(TONE.pcm()).join();
    awaitSpeaker();
    assertThat(server.isHeard()).as("no microphone is open").isFalse();
    softphone.stopPlaying().join();
    Await.until(Heard.LIMIT, "it is closed", () -> !server.isUsed());

    softphone.play(TONE.pcm()).join();
    server.pullOutSpeaker();
    server.plugInSpeaker();
    softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
    awaitSpeaker();
    softphone.stopPlaying().join();
    talking();
    awaitSpeaker();
    awaitVoice();
    assertThat(heard.all(AudioDeviceLost.class)).isEmpty();
  }

  @Test
  void aSpeakerThatVanishesIsToldAndComesBackWhenItIsChosenAgain() {
    CallHandle call = talking();
    awaitVoice();

    server.pullOutSpeaker();

    assertThat(heard.await(AudioDeviceLost.class).end()).isEqualTo(AudioEnd.SPEAKER);
    long before = call.statistics().txPackets();
    Await.until(Heard.LIMIT, "RTP goes on", () -> call.statistics().txPackets() > before + 20);
    awaitVoice();
    server.plugInSpeaker();
    softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
    awaitVoice();
    awaitSpeaker();
    assertThat(heard.all(AudioDeviceLost.class)).as("the microphone was not lost").hasSize(1);
    assertThat(heard.await(AudioDeviceBack.class).end()).isEqualTo(AudioEnd.SPEAKER);
    assertThat(heard.all(Ended.class)).isEmpty();
  }

  @Test
  void devicesThatStandStillHoldNobodyUp() {
    CallHandle call = talking();
    awaitVoice();
    awaitSpeaker();

    server.standStill();

    awaitNoVoice();
    call.hold().join();
    Await.until(Heard.LIMIT, "the devices are closed", () -> !server.isUsed());
    server.moveAgain();
    call.resume().join();
    awaitVoice();
    awaitSpeaker();
  }

  @Test
  void withoutAMicrophoneTheSpeakerPlays() {
    server.pullOutMicrophone();
    talking();

    AudioDeviceLost lost = heard.await(AudioDeviceLost.class);
    assertThat(lost.end()).isEqualTo(AudioEnd.MICROPHONE);
    assertThat(lost.reason()).startsWith("Opening the microphone");
    awaitSpeaker();
    awaitNoVoice();
    server.plugInMicrophone();
    softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
    awaitVoice();
    assertThat(heard.all(AudioDeviceLost.class)).hasSize(1);
  }

  @Test
  @Tag("long")
  void withoutASpeakerTheMicrophoneIsHeard() {
    server.pullOutSpeaker();
    CallHandle call = talking();

    AudioDeviceLost lost = heard.await(AudioDeviceLost.class);
    assertThat(lost.end()).isEqualTo(AudioEnd.SPEAKER);
    assertThat(lost.reason()).startsWith("Opening the speaker");
    awaitVoice();
    call.hold().join();
    awaitNoVoice();
    server.plugInSpeaker();
    call.resume().join();
    awaitVoice();
    awaitSpeaker();
  }

  @Test
  @Tag("long")
  void aMicrophoneThatIsOpenedAgainIsHeardAgain() {
    server.plugInVirtualMicrophone();
    softphone.useAudio(SoundServer.VIRTUAL_MICROPHONE, SoundServer.SPEAKER).join();
    CallHandle call = talking();
    awaitVoice();
    for (int times = 0; times < 4; times++) {
      call.hold().join();
      awaitNoVoice();
      call.resume().join();
      awaitVoice();
      softphone.useAudio(SoundServer.QUIET_MICROPHONE, SoundServer.SPEAKER).join();
      awaitNoVoice();
      softphone.useAudio(SoundServer.VIRTUAL_MICROPHONE, SoundServer.SPEAKER).join();
      awaitVoice();
    }
    call.hangUp().join();
    server.pullOutVirtualMicrophone();
  }

  @Test
  @Tag("long")
  void aMicrophoneThatIsNotThereIsRefusedAndTheCallGoesOn() {
    CallHandle call = talking();
    awaitVoice();

    assertThatThrownBy(() -> softphone.useAudio("ALSA/none", SoundServer.SPEAKER).join())
        .hasCauseInstanceOf(SoftphoneException.class)
        .hasMessageContaining("ALSA/none");
    assertThat(heard.await(AudioDeviceLost.class).reason()).contains("ALSA/none");

    awaitNoVoice();
    awaitSpeaker();
    server.pullOutMicrophone();
    assertThatThrownBy(() -> softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join())
        .hasCauseInstanceOf(SoftphoneException.class);
    server.plugInMicrophone();
    softphone.useAudio(SoundServer.MICROPHONE, SoundServer.SPEAKER).join();
    awaitVoice();
    call.hangUp().join();
    assertThat(heard.awaitEnd().code()).isEqualTo(200);
  }

  @Test
  @Tag("long")
  void theRecordingHasTheVoiceOnTheLeft() throws Exception {
    Path file = folder.resolve("voice.wav");
    CallHandle call = talking();
    awaitVoice();

    call.record(file).join();
    Await.until(Heard.LIMIT, "a second is written", () -> file.toFile().length() > 32_000);
    call.stopRecording().join();

    Pcm mixed = Wav.read(file);
    assertThat(Level.rmsDbfs(mixed)).isGreaterThan(-30);
  }

  @Test
  @Tag("long")
  void aMicrophoneThatGivesNothingIsTold() {
    softphone.useAudio(SoundServer.QUIET_MICROPHONE, SoundServer.SPEAKER).join();
    CallHandle call = talking();

    long started = heard.await(FirstMedia.class).atNanos();
    long told = heard.await(MicrophoneSilent.class).atNanos();
    assertThat(Duration.ofNanos(told - started))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    assertThat(heard.all(MicrophoneHeard.class)).isEmpty();
    call.hangUp().join();
  }
}
