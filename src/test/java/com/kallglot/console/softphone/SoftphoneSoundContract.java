package com.kallglot.console.softphone;

import static com.kallglot.console.softphone.SoftphoneAccounts.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.Await;
import com.kallglot.console.media.AudioJudge;
import com.kallglot.console.media.Heard.Kind;
import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.CallEvent.Answered;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.Sampled;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.SoundSource.Samples;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [Softphone] does with sound, digits and figures, besides [SoftphoneContract].
abstract class SoftphoneSoundContract extends SoftphoneContract {
  private static final Samples TONE =
      new Samples(Signals.tone(440, Duration.ofSeconds(1), 16_000), Repeat.FOR_EVER);
  private static final Duration RECENT = Duration.ofMillis(300);

  private final Heard heard = new Heard();

  private CallHandle dial(LineListener callee, SoundSource send) throws SoftphoneException {
    Line bob = softphone.open(plain("bob"), callee);
    Line alice = softphone.open(plain("alice"), LineListener.NONE);
    var request = new DialRequest(bob.contact(), Map.of(), send, SoundCapture.BOTH_DIRECTIONS);
    return alice.dial(request, heard);
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

  @Test
  void hearsWhatTheFarEndSends() throws Exception {
    CallHandle call = dial(Callee.answering(TONE), new Silence());

    awaitLoud(call);

    assertThat(Level.rmsDbfs(call.captured().sent())).isLessThan(-60);
  }

  @Test
  void tellsThePacketsOfACallWhileSomebodyListens() throws Exception {
    var packets = new CopyOnWriteArrayList<MediaPacket>();
    var calls = new CopyOnWriteArraySet<String>();
    MediaListener listener =
        (callId, told) -> {
          calls.add(callId);
          packets.addAll(told);
        };
    CallHandle call;
    try (var _ = softphone.onMedia(listener)) {
      call = dial(Callee.answering(TONE), new Silence());
      for (SipMessage.Heading heading : SipMessage.Heading.values()) {
        Await.until(
            Heard.LIMIT,
            "packets " + heading,
            () -> packets.stream().filter(packet -> packet.heading() == heading).count() > 3);
      }
    }
    int told = packets.size();
    long heardThen = call.statistics().rxPackets();
    Await.until(Heard.LIMIT, "more comes", () -> call.statistics().rxPackets() > heardThen + 10);

    assertThat(packets).as("nothing more once nobody listens").hasSize(told);
    assertThat(calls).containsExactly(call.callId());
    assertThat(packets).allMatch(packet -> (packet.bytes()[0] & 0xC0) == 0x80);
    assertThat(packets)
        .filteredOn(packet -> packet.kind() == MediaPacket.Kind.RTP)
        .isNotEmpty()
        .allMatch(packet -> packet.source().getAddress().isLoopbackAddress());
  }

  @Test
  void findsItsOwnEcho() throws Exception {
    Pcm speech = Signals.speech(7, Duration.ofSeconds(2), 8_000);
    CallHandle call =
        dial(Callee.answering(new Echo()), new Samples(speech, Repeat.ONCE_THEN_SILENCE));
    Await.until(
        Heard.LIMIT,
        "enough is captured",
        () -> call.captured().heard().duration().toMillis() > 4_000);

    call.hangUp().join();
    heard.awaitEnd();

    CallHandle.Capture capture = call.captured();
    var judged = AudioJudge.judge(capture.sent(), capture.heard());
    assertThat(judged.kind()).isEqualTo(Kind.ECHO);
    assertThat(judged.roundTrip()).isBetween(Duration.ZERO, Duration.ofSeconds(2));
    assertThat(capture.sent().samples()).hasSameSizeAs(capture.heard().samples());
    assertThat(call.captured().heard().duration()).isEqualTo(capture.heard().duration());
  }

  @Test
  void keepsTheSoundOfAnAnsweredCallToo() throws Exception {
    var bob = Callee.answering(new Echo(), SoundCapture.BOTH_DIRECTIONS);

    dial(bob, TONE);

    awaitLoud(bob.call());
    Await.until(
        Heard.LIMIT,
        "its echo is kept as sent",
        () -> recentLevel(bob.call().captured().sent()) > -20);
  }

  @Test
  void keepsNoSoundUnlessAsked() throws Exception {
    var bob = Callee.answering(TONE);
    CallHandle call = dial(bob, TONE);
    awaitLoud(call);

    assertThat(bob.call().captured().sent().samples()).isEmpty();
    assertThat(bob.call().captured().heard().samples()).isEmpty();
  }

  @Test
  void sendsSilenceWhileMuted() throws Exception {
    var bob = Callee.answering(new Silence(), SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = dial(bob, TONE);
    awaitLoud(bob.call());

    call.mute().join();
    awaitSilent(bob.call());
    assertThat(recentLevel(call.captured().sent())).isLessThan(-60);
    long before = bob.call().statistics().rxPackets();
    Await.until(
        Heard.LIMIT, "RTP goes on", () -> bob.call().statistics().rxPackets() > before + 10);
    call.unmute().join();

    awaitLoud(bob.call());
  }

  @Test
  void changesWhatIsSentDuringTheCall() throws Exception {
    var bob = Callee.answering(new Echo(), SoundCapture.BOTH_DIRECTIONS);
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);

    call.send(TONE).join();
    awaitLoud(call);
    bob.call().send(new Silence()).join();

    awaitSilent(call);
    awaitLoud(bob.call());
  }

  @ParameterizedTest
  @EnumSource(names = "INBAND", mode = EnumSource.Mode.EXCLUDE)
  void passesDigitsBothWays(DtmfMethod method) throws Exception {
    var bob = Callee.answering(new Silence());
    CallHandle call = dial(bob, new Silence());
    heard.await(FirstMedia.class);
    bob.events().await(FirstMedia.class);

    call.sendDigits("159#", method).join();
    bob.call().sendDigits("D*0", method).join();

    Await.until(
        Heard.LIMIT,
        "all digits arrive",
        () -> bob.events().digits().equals("159#") && heard.digits().equals("D*0"));
    assertThat(heard.all(CallEvent.Digit.class))
        .extracting(CallEvent.Digit::method)
        .containsOnly(method);
  }

  @Test
  void refusesWhatAreNoDigits() throws Exception {
    CallHandle call = dial(Callee.answering(new Silence()), new Silence());
    heard.await(Answered.class);

    for (String digits : new String[] {"", "12x", "1 2"}) {
      assertThatThrownBy(() -> call.sendDigits(digits, DtmfMethod.INFO).join())
          .hasRootCauseInstanceOf(SoftphoneException.class);
    }
  }

  @Test
  void countsWhatItSendsAndHears() throws Exception {
    var bob = Callee.answering(TONE);
    CallHandle call = dial(bob, TONE);
    Await.until(
        Heard.LIMIT,
        "two samples, and a second of sound",
        () -> heard.all(Sampled.class).size() >= 2 && call.statistics().rxPackets() > 50);

    call.hangUp().join();
    heard.awaitEnd();
    bob.events().awaitEnd();

    CallStatistics here = call.statistics();
    CallStatistics there = bob.call().statistics();
    assertThat(here.loss().lost()).isZero();
    assertThat(here.foreignPackets()).isZero();
    assertThat(there.rxPackets()).isCloseTo(here.txPackets(), within(5L));
    assertThat(here.rxPackets()).isCloseTo(there.txPackets(), within(5L));
    var samples = heard.all(Sampled.class);
    assertThat(samples.getLast().atNanos() - samples.getFirst().atNanos())
        .isGreaterThan(Duration.ofMillis(500).toNanos());
  }

  @Test
  void saysWhatWasAgreed() throws Exception {
    CallHandle call = dial(Callee.answering(TONE), TONE);

    MediaInfo media = heard.await(MediaStarted.class).media();

    assertThat(media.codec()).isNotBlank();
    assertThat(media.clockRate()).isPositive();
    assertThat(media.direction()).isEqualTo(MediaInfo.Direction.SENDRECV);
    assertThat(media.srtp()).isNull();
    assertThat(media.telephoneEvent()).isTrue();
    assertThat(media.local()).startsWith("127.0.0.1:");
    assertThat(media.remote()).startsWith("127.0.0.1:").isNotEqualTo(media.local());
    call.hangUp().join();
    assertThat(heard.awaitEnd()).isInstanceOf(Ended.class);
  }
}
