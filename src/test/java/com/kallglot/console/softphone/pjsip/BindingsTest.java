package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.kallglot.console.media.AudioJudge;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pjsip.pjsua2.AccountConfig;
import org.pjsip.pjsua2.LogEntry;
import org.pjsip.pjsua2.LogWriter;
import org.pjsip.pjsua2.OnCallStateParam;
import org.pjsip.pjsua2.RtpTap;
import org.pjsip.pjsua2.SamplePort;

/// What the native library adds to the stock bindings and what it repairs in them.
@Tag("native")
class BindingsTest {
  private static final int RATE = LoopbackEndpoint.CLOCK_RATE;

  @Test
  void samplesComeBackOnTheClockTheyLeftOn() throws Exception {
    try (var endpoint = new LoopbackEndpoint()) {
      var call = endpoint.call();
      var far = endpoint.answered().audio();
      far.startTransmit(far);
      var port = new SamplePort();
      port.open("test", RATE);
      port.startTransmit(call.audio());
      call.audio().startTransmit(port);
      var chirp = Signals.chirp(Duration.ofMillis(600), RATE);
      port.capture(3 * RATE);
      port.play(chirp.samples(), false);
      until(
          LoopbackEndpoint.LIMIT,
          "two seconds of sound",
          () -> port.position() - port.capturedFrom() > 2 * RATE);
      assertThat(port.playing()).isFalse();
      short[] sent = new short[2 * RATE];
      short[] heard = new short[2 * RATE];
      assertThat(port.drainSent(sent)).isEqualTo(sent.length);
      assertThat(port.drainHeard(heard)).isEqualTo(heard.length);
      int start = (int) (port.playedFrom() - port.capturedFrom());
      assertThat(Arrays.copyOfRange(sent, start, start + chirp.samples().length))
          .as("what was sent, from the sample it is said to have been sent at")
          .isEqualTo(chirp.samples());
      var judged = AudioJudge.judge(new Pcm(sent, RATE), new Pcm(heard, RATE));
      assertThat(judged.kind()).isEqualTo(Heard.Kind.ECHO);
      assertThat(judged.roundTrip()).isLessThan(Duration.ofSeconds(1));
      assertThat(port.missed()).isZero();
      port.delete();
    }
  }

  @Test
  void theTapSeesEveryPacketOnBothSidesOfSrtp() throws Exception {
    try (var endpoint = new LoopbackEndpoint()) {
      var near = endpoint.call();
      var far = endpoint.answered();
      assertThat(List.of(near.tapBelow(), near.tapAbove(), far.tapBelow(), far.tapAbove()))
          .doesNotContain(0L)
          .doesNotHaveDuplicates();
      var port = new SamplePort();
      port.open("test", RATE);
      port.startTransmit(near.audio());
      port.play(Signals.tone(440, Duration.ofSeconds(1), RATE).samples(), true);
      until(LoopbackEndpoint.LIMIT, "a second of sound", () -> port.position() > RATE);
      endpoint.hangUp();
      var sent = only(near.drain(near.tapBelow()), TappedPacket::isSentRtp);
      var received = only(far.drain(far.tapBelow()), TappedPacket::isReceivedRtp);
      var clear = only(near.drain(near.tapAbove()), TappedPacket::isSentRtp);
      assertThat(sent).hasSizeGreaterThan(40);
      assertThat(hex(received)).as("what arrived").isEqualTo(hex(sent).subList(0, received.size()));
      assertThat(sent.size() - received.size())
          .as("on their way as the far side closed")
          .isLessThan(3);
      assertThat(clear.stream().map(TappedPacket::header).toList())
          .isEqualTo(sent.stream().map(TappedPacket::header).toList());
      assertThat(hex(clear)).as("clear text").doesNotContainAnyElementsOf(hex(sent));
      assertThat(sent)
          .allSatisfy(packet -> assertThat(packet.to()).isEqualTo(received.getFirst().to()));
      assertThat(received)
          .allSatisfy(packet -> assertThat(packet.from()).isEqualTo(sent.getFirst().from()));
      assertThat(sent).extracting(TappedPacket::nanos).isSorted();
      assertThat(System.nanoTime() - sent.getLast().nanos())
          .isBetween(0L, LoopbackEndpoint.LIMIT.toNanos());
      port.delete();
    }
  }

  @Test
  void whatOutlivesTheLibraryCanBeReadAndClosed() throws Exception {
    long tap;
    var port = new SamplePort();
    try (var endpoint = new LoopbackEndpoint()) {
      var call = endpoint.call();
      port.open("test", RATE);
      port.capture(RATE);
      port.startTransmit(call.audio());
      until(LoopbackEndpoint.LIMIT, "some sound", () -> port.position() > RATE / 2);
      tap = call.takeTapBelow();
    }
    var buffer = ByteBuffer.allocateDirect(1 << 18);
    assertThat(RtpTap.drain(tap, buffer)).isGreaterThan(20 * RtpTap.HEADER);
    assertThat(RtpTap.live()).isEqualTo(1);
    RtpTap.close(tap);
    RtpTap.close(tap);
    assertThat(RtpTap.live()).isZero();
    assertThat(RtpTap.drain(tap, buffer)).isEqualTo(-1);
    assertThat(port.drainSent(new short[RATE])).isGreaterThan(RATE / 4);
    port.play(new short[] {1, 2, 3}, true);
    port.delete();
    assertThatIllegalStateException().isThrownBy(port::position).withMessageContaining("delete()");
  }

  @Test
  void anExceptionInACallbackReachesTheThreadsHandlerAndEndsThere() throws Exception {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    var caught = new CopyOnWriteArrayList<Throwable>();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> caught.add(error));
    try (var endpoint = new LoopbackEndpoint()) {
      var bug = new IllegalStateException("a bug in a listener");
      endpoint.dial(
          new LoopbackCall(endpoint.account()) {
            @Override
            public void onCallState(OnCallStateParam change) {
              super.onCallState(change);
              throw bug;
            }
          });
      until(LoopbackEndpoint.LIMIT, "calling, early and confirmed", () -> caught.size() >= 3);
      assertThat(caught).containsOnly(bug);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aDeletedObjectAndAWrongBufferThrow() {
    var config = new AccountConfig();
    config.delete();
    assertThatIllegalStateException()
        .isThrownBy(config::getIdUri)
        .withMessageContaining("delete()")
        .withMessageContaining("AccountConfig");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RtpTap.drain(1, ByteBuffer.allocate(100)))
        .withMessageContaining("direct");
  }

  @Test
  void withoutItsPathTheLibrarySaysWhatToSet() throws Exception {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var process =
        new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), Loads.class.getName())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(output)
        .contains("UnsatisfiedLinkError", "kallglot.native is not set", "target/native");
  }

  private static List<TappedPacket> only(
      List<TappedPacket> packets, Predicate<TappedPacket> which) {
    return packets.stream().filter(which).toList();
  }

  private static List<String> hex(List<TappedPacket> packets) {
    return packets.stream().map(TappedPacket::hex).toList();
  }

  /// Touches the bindings in a JVM of its own.
  static final class Loads {
    private Loads() {}

    public static void main(String[] arguments) {
      org.pjsip.pjsua2.pjsua2.pjLogLevel(0);
    }
  }

  @Test
  void aLogWriterMayThrow() throws Exception {
    var thrown = new AtomicInteger();
    var log =
        new LogWriter() {
          @Override
          public void write(LogEntry entry) {
            thrown.incrementAndGet();
            throw new IllegalStateException("planted in LogWriter.write");
          }
        };
    try (var loopback = new LoopbackEndpoint(log)) {
      loopback.call();
      assertThat(thrown).hasPositiveValue();
    }
  }
}
