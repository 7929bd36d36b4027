package com.kallglot.console.softphone;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.Wav;
import com.kallglot.console.media.dtmf.DtmfEar;
import com.kallglot.console.softphone.CallEvent.Answered;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.Referred;
import com.kallglot.console.softphone.CallEvent.Transfer;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.LineListener.Transfers;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.SoundSource.Microphone;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.SoundSource.Samples;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [Softphone] does for a person: transfers, several calls at once, tones, levels and
/// recordings, besides [SoftphoneSoundContract].
abstract class SoftphonePersonContract extends SoftphoneSoundContract {
  private static final Samples TONE =
      new Samples(Signals.tone(440, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);
  private static final Duration RECENT = Duration.ofMillis(300);

  @TempDir Path folder;

  private final Heard heard = new Heard();

  private Line line(String user, LineListener listener) throws SoftphoneException {
    return softphone.open(plain(user), listener);
  }

  private CallHandle dial(Line from, Line to, SoundSource send, Heard events) {
    return from.dial(
        new DialRequest(to.contact(), Map.of(), send, SoundCapture.BOTH_DIRECTIONS), events);
  }

  private CallHandle dial(LineListener callee, SoundSource send) throws SoftphoneException {
    return dial(line("alice", LineListener.NONE), line("bob", callee), send, heard);
  }

  private static double recentLevel(Pcm pcm) {
    int count = (int) (RECENT.toMillis() * pcm.sampleRate() / 1000);
    int start = pcm.samples().length - count;
    return start < 0 ? Level.FLOOR_DBFS : Level.rmsDbfs(pcm.samples(), start, count);
  }

  private static void awaitLoud(CallHandle call) {
    Await.until(Heard.LIMIT, "sound is heard", () -> recentLevel(call.captured().heard()) > -20);
  }

  private static void awaitSilent(CallHandle call) {
    Await.until(Heard.LIMIT, "nothing is heard", () -> recentLevel(call.captured().heard()) < -60);
  }

  private Transfer awaitStep(TransferStep step) {
    return heard.await(Transfer.class, event -> event.step() == step);
  }

  @Test
  void aTransferIsFollowedAndTold() throws Exception {
    Line carol = line("carol", Callee.answering(TONE));
    var bob = new Follower();
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);

    call.transfer(carol.contact()).join();

    assertThat(awaitStep(TransferStep.ACCEPTED).code()).isEqualTo(202);
    assertThat(awaitStep(TransferStep.PROGRESS).code()).isBetween(100, 199);
    assertThat(awaitStep(TransferStep.DONE).code()).isEqualTo(200);
    assertThat(bob.uri()).isEqualTo(carol.contact());
    assertThat(bob.from()).isSameAs(bob.first());
    bob.followed().await(Answered.class);
    assertThat(bob.firstHeard().await(Referred.class).answer()).isEqualTo(Transfers.FOLLOW);
    assertThat(heard.all(Ended.class)).as("the call stays up").isEmpty();

    call.hangUp().join();
    bob.firstHeard().awaitEnd();
    assertThat(bob.next().callId()).isNotEqualTo(call.callId());
    awaitLoud(bob.next());
    bob.next().hangUp().join();
    assertThat(bob.followed().awaitEnd().code()).isEqualTo(200);
    assertThat(heard.all(Transfer.class))
        .extracting(Transfer::step)
        .filteredOn(step -> step != TransferStep.PROGRESS)
        .containsExactly(TransferStep.ACCEPTED, TransferStep.DONE);
  }

  @Test
  void aTransferToWhomDoesNotAnswerIsToldAsFailed() throws Exception {
    Line carol = line("carol", Callee.rejecting(486));
    var bob = new Follower();
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);

    call.transfer(carol.contact()).join();

    assertThat(awaitStep(TransferStep.FAILED).code()).isEqualTo(486);
    assertThat(bob.followed().awaitEnd().code()).isEqualTo(486);
    assertThat(heard.all(Ended.class)).as("the call stays up").isEmpty();
  }

  @Test
  void aTransferIsDeclinedUnlessTheOwnerFollows() throws Exception {
    var bob = Callee.answering(new Silence());
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);

    call.transfer("sip:expensive@127.0.0.1").join();

    assertThat(awaitStep(TransferStep.REFUSED).code()).isEqualTo(603);
    Referred asked = bob.events().await(Referred.class);
    assertThat(asked.uri()).isEqualTo("sip:expensive@127.0.0.1");
    assertThat(asked.answer()).isEqualTo(Transfers.DECLINE);
    assertThat(bob.calls()).hasSize(1);
    call.hangUp().join();
    assertThat(heard.awaitEnd().code()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "carol", "sip:", "sip:carol@x\r\nX: y", "sip:carol@x>"})
  void transfersToNoAddressAreRefused(String uri) throws Exception {
    CallHandle call = dial(Callee.answering(new Silence()), new Silence());
    heard.await(FirstMedia.class);

    assertThatThrownBy(() -> call.transfer(uri).join())
        .hasRootCauseInstanceOf(SoftphoneException.class);
  }

  @Test
  void aCallThatIsNotAnsweredIsNotTransferred() throws Exception {
    CallHandle call = dial(Callee.ringing(), new Silence());
    heard.await(CallEvent.Provisional.class, event -> event.code() == 180);

    assertThatThrownBy(() -> call.transfer("sip:carol@127.0.0.1").join())
        .hasRootCauseInstanceOf(SoftphoneException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "work"})
  void oneCallIsHeldWhileAnotherTalks(String secondLine) throws Exception {
    var bob = Callee.answering(TONE, SoundCapture.BOTH_DIRECTIONS);
    var carol = Callee.answering(TONE, SoundCapture.BOTH_DIRECTIONS);
    Line bobs = line("bob", bob);
    Line carols = line("carol", carol);
    Line alice = line("alice", LineListener.NONE);
    Line other = secondLine.equals("alice") ? alice : line(secondLine, LineListener.NONE);
    CallHandle first = dial(alice, bobs, TONE, heard);
    awaitLoud(first);

    first.hold().join();
    bob.events()
        .await(MediaStarted.class, event -> event.media().direction() == Direction.RECVONLY);
    awaitSilent(first);
    var secondHeard = new Heard();
    CallHandle second = dial(other, carols, TONE, secondHeard);
    awaitLoud(second);
    awaitLoud(carol.call());
    second.hold().join();
    first.resume().join();

    awaitSilent(second);
    awaitLoud(first);
    awaitLoud(bob.call());
    second.hangUp().join();
    assertThat(secondHeard.awaitEnd().code()).isEqualTo(200);
    awaitLoud(first);
    first.hangUp().join();
    assertThat(heard.awaitEnd().code()).isEqualTo(200);
    assertThat(first.callId()).isNotEqualTo(second.callId());
  }

  @Test
  void digitsAreHeardAsTones() throws Exception {
    var bob = Callee.answering(new Silence(), SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);
    bob.events().await(FirstMedia.class);

    call.sendDigits("159#", DtmfMethod.INBAND).join();
    call.sendDigits("D*0", DtmfMethod.INBAND).join();

    Await.until(
        Heard.LIMIT,
        "all digits arrive",
        () -> DtmfEar.digits(bob.call().captured().heard()).equals("159#D*0"));
    Await.until(
        Heard.LIMIT,
        "they are kept as sent",
        () -> DtmfEar.digits(call.captured().sent()).equals("159#D*0"));
    assertThat(bob.events().digits()).isEmpty();
  }

  @Test
  void tonesAreSentWhileMuted() throws Exception {
    var bob = Callee.answering(new Silence(), SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = dial(bob, TONE);
    awaitLoud(bob.call());
    call.mute().join();
    awaitSilent(bob.call());

    call.sendDigits("42", DtmfMethod.INBAND).join();

    Await.until(
        Heard.LIMIT,
        "the digits arrive",
        () -> DtmfEar.digits(bob.call().captured().heard()).equals("42"));
    awaitSilent(bob.call());
  }

  @Test
  void tellsHowLoudItIsWhileSomebodyAsks() throws Exception {
    var bob = Callee.answering(new Silence(), SoundCapture.NONE);
    CallHandle call = dial(bob, TONE);
    heard.await(FirstMedia.class);

    Await.until(Heard.LIMIT, "bob hears the tone", () -> bob.call().levels().heardDbfs() > -16);
    Await.until(Heard.LIMIT, "alice sends it", () -> call.levels().sentDbfs() > -16);
    assertThat(call.levels().sentDbfs()).isBetween(-16.0, -10.0);
    assertThat(call.levels().heardDbfs()).isLessThan(-60);
    call.mute().join();
    Await.until(Heard.LIMIT, "nothing is sent", () -> call.levels().sentDbfs() < -90);
    Await.until(Heard.LIMIT, "nothing is heard", () -> bob.call().levels().heardDbfs() < -60);
    assertThat(bob.call().captured().heard().samples()).as("kept only where asked").isEmpty();
  }

  @Test
  void recordsBothSidesIntoOneFile() throws Exception {
    Path file = folder.resolve("call.wav");
    var bob = Callee.answering(TONE, SoundCapture.NONE);
    CallHandle call =
        dial(line("alice", LineListener.NONE), line("bob", bob), new Silence(), heard);
    awaitLoud(call);

    call.record(file).join();
    Await.until(Heard.LIMIT, "a second is written", () -> file.toFile().length() > 32_000);
    call.stopRecording().join();
    long whole = Files.size(file);

    short[][] sides = sides(file);
    assertThat(Level.rmsDbfs(sides[0], 0, sides[0].length)).as("sent").isLessThan(-60);
    assertThat(Level.rmsDbfs(sides[1], 0, sides[1].length)).as("heard").isBetween(-17.0, -10.0);
    long before = call.statistics().rxPackets();
    Await.until(Heard.LIMIT, "the call goes on", () -> call.statistics().rxPackets() > before + 20);
    assertThat(file).hasSize(whole);
    call.stopRecording().join();
  }

  /// The two channels of a file, which [Wav] mixes.
  private static short[][] sides(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    short[][] sides = new short[2][(bytes.length - 44) / 4];
    for (int i = 0; i < sides[0].length; i++) {
      for (int side = 0; side < 2; side++) {
        int at = 44 + 4 * i + 2 * side;
        sides[side][i] = (short) ((bytes[at] & 0xFF) | (bytes[at + 1] << 8));
      }
    }
    return sides;
  }

  @Test
  void aRecordingEndsWithItsCall() throws Exception {
    Path file = folder.resolve("call.wav");
    CallHandle call = dial(Callee.answering(TONE), TONE);
    heard.await(FirstMedia.class);
    call.record(file).join();
    Await.until(Heard.LIMIT, "a second is written", () -> file.toFile().length() > 32_000);

    call.hangUp().join();
    heard.awaitEnd();
    softphone.close();

    Pcm pcm = Wav.read(file);
    assertThat(44 + 4L * pcm.samples().length).isEqualTo(Files.size(file));
  }

  @Test
  void aSecondRecordingAndOneOverAFileAreRefused() throws Exception {
    Path file = folder.resolve("call.wav");
    Path mine = Files.writeString(folder.resolve("mine.wav"), "mine");
    CallHandle call = dial(Callee.answering(TONE), TONE);
    heard.await(FirstMedia.class);

    assertThatThrownBy(() -> call.record(mine).join())
        .hasStackTraceContaining("SoftphoneException");
    assertThatThrownBy(() -> call.record(folder.resolve("no/such/folder.wav")).join())
        .hasStackTraceContaining("SoftphoneException");
    call.record(file).join();
    assertThatThrownBy(() -> call.record(folder.resolve("second.wav")).join())
        .hasStackTraceContaining("SoftphoneException");

    assertThat(mine).hasContent("mine");
    call.stopRecording().join();
    call.hangUp().join();
    heard.awaitEnd();
    assertThatThrownBy(() -> call.record(folder.resolve("late.wav")).join())
        .hasStackTraceContaining("SoftphoneException");
    Await.until(
        Heard.LIMIT,
        "no file of a recording that was not",
        () ->
            Arrays.equals(
                folder.toFile().list((dir, name) -> !name.equals("mine.wav")),
                new String[] {"call.wav"}));
  }

  /// With a sound card or without one: a person's call is a call.
  @Test
  void aCallWithAMicrophoneGoesOnWhateverTheSoundCardDoes() throws Exception {
    var bob = Callee.answering(TONE, SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = dial(bob, new Microphone());
    awaitLoud(call);

    call.mute().join();
    call.hold().join();
    bob.events()
        .await(MediaStarted.class, event -> event.media().direction() == Direction.RECVONLY);
    call.resume().join();
    call.unmute().join();
    awaitLoud(call);
    call.send(new Silence()).join();
    call.hangUp().join();

    assertThat(heard.awaitEnd().code()).isEqualTo(200);
  }

  @Test
  void theChoiceOfADeviceIsOnlyNotedWhileNobodyWantsOne() throws Exception {
    assertThat(softphone.audioDevices().join())
        .allMatch(device -> device.inputs() > 0 || device.outputs() > 0);

    softphone.useAudio("no/such", "no/such").join();
    softphone.useAudio(null, null).join();
  }
}
