package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.Impairment.Path;
import com.kallglot.console.sandbox.impairment.Impairment.Source;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes out of a network that is told to be bad, packet by packet.
class ImpairedCallTest {
  private static final int PACKETS = 400;
  private static final int BATCH = 40;
  private static final byte[] PAYLOAD = new byte[160];

  @TempDir static java.nio.file.Path folder;
  private static RunningEdge running;
  private ScriptedDesk desk;
  private RawCaller caller;
  private RtpProbe probe;

  @BeforeAll
  static void start() throws Exception {
    running = new RunningEdge(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  @BeforeEach
  void open() throws Exception {
    desk = running.newDesk();
    caller = running.caller();
    probe = running.probe();
  }

  @AfterEach
  void close() throws Exception {
    caller.bye();
    running.closeSockets();
  }

  private static Impairment impairment(
      long seed, double loss, int burst, int delay, int jitter, Path path, Source source) {
    return new Impairment(
        seed,
        loss,
        burst,
        Duration.ofMillis(delay),
        Duration.ofMillis(jitter),
        0,
        0,
        path,
        source,
        null);
  }

  private static Impairment shuffling(double duplicates, double reordered) {
    return new Impairment(
        1,
        0,
        1,
        Duration.ZERO,
        Duration.ZERO,
        duplicates,
        reordered,
        Path.OPEN,
        Source.NAMED,
        null);
  }

  private int call(MediaBehaviour media, Impairment impairment) throws Exception {
    desk.plans(new CallPlan(Duration.ZERO, false, 200, null, media, impairment));
    SipText ok = caller.call(probe.offer());
    assertThat(ok.status()).isEqualTo(200);
    return RtpProbe.mediaPort(ok);
  }

  private void send(int port, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      probe.send(RtpProbe.packet(0, i, 160 * i, PAYLOAD), port);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 3, 1", "3, 10, 1", "4, 10, 5", "5, 30, 3"})
  void exactlyTheNumbersOfTheSeedAreMissing(long seed, double percent, int burst) throws Exception {
    Impairment bad = impairment(seed, percent, burst, 0, 0, Path.OPEN, Source.NAMED);
    int port = call(MediaBehaviour.ECHO, bad);
    Set<Integer> dropped = new HashSet<>(bad.dropped(PACKETS));
    List<Integer> expected =
        IntStream.range(bad.firstSequence(), bad.firstSequence() + PACKETS)
            .boxed()
            .filter(number -> !dropped.contains(number))
            .toList();
    var came = new ArrayList<Integer>();
    for (int sent = 0; sent < PACKETS; sent += BATCH) {
      send(port, sent, BATCH);
      int due = bad.firstSequence() + sent + BATCH;
      long left = expected.stream().filter(number -> number < due).count() - came.size();
      for (int i = 0; i < left; i++) {
        came.add((int) ByteBuffer.wrap(probe.receive()).getShort(2));
      }
    }
    assertThat(came).isEqualTo(expected);
  }

  private List<Integer> came(int count) throws IOException {
    var came = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      came.add((int) ByteBuffer.wrap(probe.receive()).getShort(2));
    }
    return came;
  }

  @Test
  void whatIsToComeTwiceComesTwiceInARow() throws Exception {
    Impairment bad = shuffling(100, 0);
    int port = call(MediaBehaviour.ECHO, bad);
    send(port, 0, 3);
    int first = bad.firstSequence();
    assertThat(came(6)).containsExactly(first, first, first + 1, first + 1, first + 2, first + 2);
  }

  @Test
  void theNextOvertakesWhatIsToBeOvertakenAndNoneIsLost() throws Exception {
    Impairment bad = shuffling(0, 100);
    int port = call(MediaBehaviour.ECHO, bad);
    send(port, 0, 5);
    int first = bad.firstSequence();
    assertThat(came(4)).containsExactly(first + 1, first, first + 3, first + 2);
    caller.bye();
    assertThat(came(1)).as("what still waited leaves at the end").containsExactly(first + 4);
  }

  @Test
  void everyPacketIsDelayedAndNoneOvertakesAnother() throws Exception {
    Impairment bad = impairment(9, 0, 1, 60, 40, Path.OPEN, Source.NAMED);
    int port = call(MediaBehaviour.ECHO, bad);
    long before = System.nanoTime();
    send(port, 0, BATCH);
    for (int i = 0; i < BATCH; i++) {
      int number = ByteBuffer.wrap(probe.receive()).getShort(2);
      assertThat(number).isEqualTo(bad.firstSequence() + i);
      assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(60).toNanos());
    }
  }

  @Test
  void whatIsLostOnItsWayToTheCallerWasSent() throws Exception {
    int port =
        call(MediaBehaviour.ECHO, impairment(1, 0, 1, 0, 0, Path.LOST_TO_CALLER, Source.NAMED));
    send(port, 0, BATCH);
    probe.patience(1200);
    assertThat(probe.receiveAny()).as("neither RTP nor RTCP").isEmpty();
    caller.bye();
    assertThat(running.report().rxPackets()).isEqualTo(BATCH);
    assertThat(running.report().txPackets()).isEqualTo(BATCH);
  }

  @Test
  void whoHearsNothingSendsSilence() throws Exception {
    int port =
        call(MediaBehaviour.ECHO, impairment(1, 0, 1, 0, 0, Path.LOST_FROM_CALLER, Source.NAMED));
    send(port, 0, BATCH);
    assertThat(probe.receive()).hasSize(172).endsWith(new byte[] {(byte) 0xFF, (byte) 0xFF});
    caller.bye();
    assertThat(running.report().rxPackets()).isZero();
    assertThat(running.report().txPackets()).isPositive();
  }

  @Test
  void soundFromElsewhereComesFromTwoPortsByTurns() throws Exception {
    int port = call(MediaBehaviour.ECHO, impairment(1, 0, 1, 0, 0, Path.OPEN, Source.ELSEWHERE));
    send(port, 0, 4);
    var sources = new ArrayList<Integer>();
    for (int i = 0; i < 4; i++) {
      sources.add(probe.receiveFrom());
    }
    assertThat(sources).doesNotContain(port);
    assertThat(new HashSet<>(sources)).hasSize(2);
    assertThat(sources.get(0)).isEqualTo(sources.get(2)).isNotEqualTo(sources.get(1));
  }

  @Test
  void anotherAddressThanItsOwnIsNamed() throws Exception {
    var elsewhere = InetAddress.ofLiteral("10.255.255.1");
    desk.plans(
        new CallPlan(
            Duration.ZERO,
            false,
            200,
            null,
            MediaBehaviour.ECHO,
            new Impairment(
                1, 0, 1, Duration.ZERO, Duration.ZERO, 0, 0, Path.OPEN, Source.NAMED, elsewhere)));
    assertThat(caller.call(probe.offer()).body()).contains("c=IN IP4 10.255.255.1");
  }
}
