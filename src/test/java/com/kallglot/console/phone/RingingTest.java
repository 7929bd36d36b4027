package com.kallglot.console.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.tones.CallTones;
import com.kallglot.console.media.tones.Ringback;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.phone.PhoneCall.State;
import com.kallglot.console.phone.SoundChoice.Ring;
import com.kallglot.console.phone.SoundChoice.Sent;
import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person hears while nobody has answered: by the samples that the speaker is given.
class RingingTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int RATE = 16_000;
  private static final Pcm RING = CallTones.ring(RATE);
  private static final Pcm WAITING = CallTones.waiting(RATE);
  private static final String RINGS_IN_LONDON = "sip:+442079460018@far";
  private static final String ECHO = "sip:echo@far";

  private static final PhoneLine REGISTERED =
      PhoneLine.of("r", "R", SoftphoneAccounts.registering("me"));

  @TempDir Path folder;
  private final ScriptedSoftphone softphone = new ScriptedSoftphone();
  private final PhoneLine line = PhoneLine.of("own", "Own line", SoftphoneAccounts.plain("me"));
  private Callee london = Callee.ringing();
  private Phone phone;
  private Line caller;

  @BeforeEach
  void open() throws Exception {
    phone = phone();
    softphone.peer(ECHO, Callee.answering(new SoundSource.Echo()));
    softphone.peer(RINGS_IN_LONDON, london);
  }

  private Phone phone() {
    return new Phone(
        () -> softphone,
        new CallLog(folder.resolve("calls.jsonl")),
        new Folders(folder, folder),
        Clock.systemUTC());
  }

  @AfterEach
  void close() {
    phone.close();
    softphone.close();
  }

  private CallHandle comes() throws Exception {
    return comesTo(REGISTERED);
  }

  private CallHandle comesTo(PhoneLine called) throws Exception {
    phone.use(List.of(called));
    if (caller == null) {
      caller = softphone.open(SoftphoneAccounts.plain("caller"), LineListener.NONE);
    }
    String contact =
        softphone.contacts().stream()
            .filter(each -> each.startsWith("sip:me@"))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    int before = phone.calls().size();
    CallHandle call =
        caller.dial(
            new DialRequest(contact, Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
            _ -> {});
    Await.until(SOON, "it comes", () -> phone.calls().size() > before);
    return call;
  }

  private long dial(String uri) throws Exception {
    return ((Dialled.Placed) phone.dial(line, uri)).id();
  }

  private long latest() {
    return phone.calls().getLast().id();
  }

  private void awaitState(long id, State state) {
    Await.until(
        SOON,
        id + " is " + state,
        () -> phone.calls().stream().anyMatch(each -> each.id() == id && each.state() == state));
  }

  private void awaitHeard(Pcm wanted) {
    Await.until(SOON, "it is heard", () -> isSame(softphone.played(), wanted));
  }

  private void awaitQuiet() {
    Await.until(SOON, "nothing is heard", () -> softphone.played() == null);
  }

  private static boolean isSame(Pcm one, Pcm other) {
    return one != null && Arrays.equals(one.samples(), other.samples());
  }

  @Test
  void aCallThatComesRingsUntilItIsAnswered() throws Exception {
    var _ = comes();
    awaitHeard(RING);
    phone.actions().answer(latest());
    awaitQuiet();
    awaitState(latest(), State.UP);
    assertThat(softphone.played()).isNull();
  }

  @Test
  void itRingsUntilItIsDeclined() throws Exception {
    var _ = comes();
    awaitHeard(RING);
    phone.actions().refuse(latest(), Refusal.DECLINE);
    awaitQuiet();
  }

  @Test
  void itRingsUntilTheCallerGivesUp() throws Exception {
    CallHandle theirs = comes();
    awaitHeard(RING);
    var _ = theirs.hangUp();
    awaitQuiet();
  }

  @Test
  void itIsSilencedAndStillThere() throws Exception {
    var _ = comes();
    awaitHeard(RING);
    phone.actions().silence(latest());
    awaitQuiet();
    awaitState(latest(), State.RINGING);
    phone.actions().answer(latest());
    awaitState(latest(), State.UP);
  }

  @Test
  void aSecondCallIsToldBelowAVoice() throws Exception {
    awaitState(dial(ECHO), State.UP);
    awaitQuiet();
    var _ = comes();
    awaitHeard(WAITING);
    phone.actions().refuse(latest(), Refusal.BUSY);
    awaitQuiet();
  }

  @Test
  void itIsSwitchedOffForGood() throws Exception {
    var _ = comes();
    awaitHeard(RING);
    phone.sound(phone.sound().with(Ring.OFF));
    awaitQuiet();
    phone.actions().refuse(latest(), Refusal.BUSY);
    awaitState(latest(), State.ENDED);
    var _ = comes();
    phone.actions().answer(latest());
    awaitState(latest(), State.UP);
    assertThat(softphone.plays()).as("the first alone").isEqualTo(1);
    try (var next = phone()) {
      assertThat(next.sound().ring()).isEqualTo(Ring.OFF);
    }
  }

  @Test
  void whatIsAnsweredAtOnceDoesNotRing() throws Exception {
    var _ = comesTo(REGISTERED.answering(Answering.AT_ONCE));
    awaitState(latest(), State.UP);
    assertThat(softphone.plays()).isZero();
  }

  @Test
  void itRingsThereAsInItsCountryUntilItIsAnswered() throws Exception {
    long id = dial(RINGS_IN_LONDON);
    awaitHeard(CallTones.ringback(Ringback.BRITISH, RATE));
    var _ = london.call().answer(new SoundSource.Silence(), SoundCapture.NONE);
    awaitQuiet();
    awaitState(id, State.UP);
  }

  @Test
  void itRingsThereUntilSoundComes() throws Exception {
    long id = dial(RINGS_IN_LONDON);
    awaitHeard(CallTones.ringback(Ringback.BRITISH, RATE));
    softphone.soundEarly();
    awaitQuiet();
    awaitState(id, State.RINGING);
  }

  @Test
  void itRingsThereUntilItIsGivenUp() throws Exception {
    long id = dial(RINGS_IN_LONDON);
    awaitHeard(CallTones.ringback(Ringback.BRITISH, RATE));
    phone.actions().hangUp(id);
    awaitQuiet();
  }

  @Test
  void whereNoVoiceIsSentTheSpeakerIsNotUsed() throws Exception {
    phone.sound(phone.sound().sending(Sent.SILENCE));
    long id = dial(RINGS_IN_LONDON);
    awaitState(id, State.RINGING);
    phone.actions().hangUp(id);
    awaitState(id, State.ENDED);
    assertThat(softphone.plays()).isZero();
  }
}
