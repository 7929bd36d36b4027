package com.kallglot.console.calltest.plain;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.Await;
import com.kallglot.console.Steady;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.capture.Tshark;
import com.kallglot.console.trace.foreign.ForeignCall;
import com.kallglot.console.trace.foreign.ForeignCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What we write of a call against what the kernel saw of it at the same time: the same packets
/// between the same ends at the same moments, SIP, RTP and RTCP.
@Tag("native")
@Tag("peers")
@Tag("timed")
class CaptureAgainstTsharkTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int NUMBERS = 60;
  private static final int FRAME_MILLIS = 20;
  private static final int SAMPLES = 160;
  private static final int MISSING = 20;

  /// Our moments are those of a thread that on a busy computer is late, the kernel's are not.
  private static final double CLOCK_MILLIS = 40;

  @TempDir Path folder;
  private Heard heard = new Heard();

  /// Two ports as RTP and RTCP have them (RFC 3550 §11).
  private record Ports(DatagramSocket rtp, DatagramSocket rtcp) implements AutoCloseable {
    static Ports free() throws SocketException {
      while (true) {
        var rtp = new DatagramSocket(0, LOOPBACK);
        try {
          return new Ports(rtp, new DatagramSocket(rtp.getLocalPort() + 1, LOOPBACK));
        } catch (SocketException taken) {
          rtp.close();
        }
      }
    }

    int port() {
      return rtp.getLocalPort();
    }

    @Override
    public void close() {
      rtp.close();
      rtcp.close();
    }
  }

  @Test
  void writesWhatTheKernelSawPacketByPacket() throws Exception {
    Steady.judged(() -> {
      heard = new Heard();
      try (var there = Ports.free();
          var peer =
              Sipp.taking(
                  folder, "answer-there", _ -> Map.of("port", String.valueOf(there.port())));
          var kernel = Capture.of(folder, peer.port(), filter(peer.port(), there.port()));
          var softphone = PjsipSoftphone.start();
          var captures = new CallCaptures(softphone, Clock.systemUTC())) {
        warmUp(softphone);
        CallHandle call = dial(softphone, peer.port());
        int here = port(heard.await(CallEvent.MediaStarted.class).media().local());
        send(there, here);
        Await.until(Heard.LIMIT, "all came", () -> call.statistics().rxPackets() == NUMBERS - 1);
        call.hangUp().join();
        heard.awaitEnd();

        CallCapture ours = captures.of(call.callId()).orElseThrow();
        Path file = folder.resolve("call.pcap");
        CaptureFile.write(ours, file);

        int all = ours.messages().size() + ours.packets().size();
        Await.until(
            Heard.LIMIT, "the kernel saw " + all, () -> packets(kernel.file()).size() >= all);
        compare(packets(file), packets(kernel.file()));
        assertThat(Tshark.complaints(file)).isEmpty();
        assertThat(CallFigures.of(ours.events()))
            .as("read from the wire and told by the engine")
            .isEqualTo(CallFigures.of(heard.events()));
        assertExplained(ForeignCapture.read(kernel.file(), _ -> {}).legs(), call.statistics());
        assertExplained(ForeignCapture.read(file, _ -> {}).legs(), call.statistics());
        assertThat(Tshark.fields(file, "rtcp", "rtcp.pt")).as("RTCP").isNotEmpty();
        assertThat(Tshark.statistic(file, "rtp,streams")).contains(" 1 (1.7%)");
      }
    });
  }

  /// The figures of a capture are those of the engine that made the call.
  private void assertExplained(List<ForeignCall> calls, CallStatistics engine) {
    assertThat(calls).hasSize(1);
    ForeignCall call = calls.getFirst();
    assertThat(call.heard().received()).isEqualTo(engine.rxPackets());
    assertThat(call.heard().lost()).isEqualTo(engine.loss().lost()).isEqualTo(1);
    assertThat(call.heard().expected()).isEqualTo(engine.loss().expected());
    assertThat(call.said().received()).isEqualTo(engine.txPackets());
    assertThat(call.heard().jitterMs()).isCloseTo(engine.jitterMs(), within(1.0));
    CallFigures told = CallFigures.of(heard.events());
    assertThat(millis(call.figures().postDialDelay()))
        .isCloseTo(millis(told.postDialDelay()), within(CLOCK_MILLIS));
    assertThat(millis(call.figures().answerTime()))
        .isCloseTo(millis(told.answerTime()), within(CLOCK_MILLIS));
    assertThat(millis(call.figures().firstMedia()))
        .isCloseTo(millis(told.firstMedia()), within(CLOCK_MILLIS));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static String filter(int sip, int rtp) {
    return "udp port %d or udp port %d or udp port %d".formatted(sip, rtp, rtp + 1);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /// The first call of a process loads classes between its messages, which moves their moments.
  private static void warmUp(PjsipSoftphone softphone) throws Exception {
    Line callee = softphone.open(SoftphoneAccounts.plain("bob"), Callee.rejecting(486));
    var told = new Heard();
    var request =
        new DialRequest(callee.contact(), Map.of(), new SoundSource.Silence(), SoundCapture.NONE);
    softphone.open(SoftphoneAccounts.plain("alice"), LineListener.NONE).dial(request, told);
    told.awaitEnd();
  }

  private CallHandle dial(PjsipSoftphone softphone, int port) throws Exception {
    return softphone
        .open(SoftphoneAccounts.speaking("alice", "PCMU"), LineListener.NONE)
        .dial(
            new DialRequest(
                "sip:peer@127.0.0.1:" + port,
                Map.of(),
                new SoundSource.Silence(),
                SoundCapture.NONE),
            heard);
  }

  /// All but one of [#NUMBERS], and one report.
  private static void send(Ports from, int to) {
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < NUMBERS; i++) {
        byte[] packet = rtp(i);
        if (i != MISSING) {
          var _ =
              clock.schedule(
                  () -> send(from.rtp, packet, to), (long) i * FRAME_MILLIS, MILLISECONDS);
        }
      }
      var _ = clock.schedule(() -> send(from.rtcp, report(), to + 1), 100, MILLISECONDS);
    }
  }

  private static byte[] rtp(int number) {
    return ByteBuffer.allocate(12 + SAMPLES)
        .put((byte) 0x80)
        .put((byte) 0)
        .putShort((short) (1000 + number))
        .putInt(number * SAMPLES)
        .putInt(0x5EED)
        .array();
  }

  private static byte[] report() {
    return ByteBuffer.allocate(28)
        .put((byte) 0x80)
        .put((byte) 200)
        .putShort((short) 6)
        .putInt(0x5EED)
        .array();
  }

  private static void send(DatagramSocket from, byte[] packet, int to) {
    try {
      from.send(new DatagramPacket(packet, packet.length, LOOPBACK, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Moment, ends and payload of each.
  private static List<List<String>> packets(Path file) {
    return Tshark.fields(
        file,
        "udp",
        "frame.time_epoch",
        "ip.src",
        "udp.srcport",
        "ip.dst",
        "udp.dstport",
        "udp.payload");
  }

  private static void compare(List<List<String>> ours, List<List<String>> kernels) {
    Map<String, List<List<String>>> mine = byFlow(ours);
    Map<String, List<List<String>>> theirs = byFlow(kernels);
    assertThat(mine.keySet()).isEqualTo(theirs.keySet());
    var differences = new ArrayList<Double>();
    mine.forEach((flow, packets) -> {
      List<List<String>> seen = theirs.get(flow);
      assertThat(packets.stream().map(List::getLast))
          .as(flow)
          .containsExactlyElementsOf(seen.stream().map(List::getLast).toList());
      for (int i = 0; i < packets.size(); i++) {
        differences.add(Math.abs(moment(packets.get(i)) - moment(seen.get(i))));
      }
    });
    differences.sort(Double::compare);
    assertThat(differences.get(differences.size() / 2)).as("seconds, median").isLessThan(0.002);
  }

  private static Map<String, List<List<String>>> byFlow(List<List<String>> packets) {
    var flows = new TreeMap<String, List<List<String>>>();
    for (List<String> packet : packets) {
      flows
          .computeIfAbsent(String.join(" ", packet.subList(1, 5)), _ -> new ArrayList<>())
          .add(packet);
    }
    return flows;
  }

  private static double moment(List<String> packet) {
    return Double.parseDouble(packet.getFirst());
  }
}
