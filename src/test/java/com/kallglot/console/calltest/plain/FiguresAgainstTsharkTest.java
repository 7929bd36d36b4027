package com.kallglot.console.calltest.plain;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.Steady;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of a call against those of a judge that is none of ours, made from the same packets:
/// a stream with gaps, each packet up to 12 ms late.
@Tag("native")
@Tag("peers")
@Tag("timed")
class FiguresAgainstTsharkTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int NUMBERS = 300;
  private static final int FRAME_MICROS = 20_000;
  private static final int LATEST_MICROS = 12_000;
  private static final int SAMPLES = 160;

  @TempDir Path folder;
  private Heard heard = new Heard();
  private final Random random = new Random(7);

  @Test
  void countsLosesAndJittersAsTsharkDoes() throws Exception {
    Steady.judged(() -> {
      heard = new Heard();
      try (var there = new DatagramSocket(0, LOOPBACK);
          var peer = Sipp.taking(folder, "answer-there", port -> Map.of("port", port(there)));
          var capture = Capture.of(folder, there.getLocalPort());
          var softphone = PjsipSoftphone.start()) {
        CallHandle call = dial(softphone, peer.port());
        String local = heard.await(CallEvent.MediaStarted.class).media().local();
        int here = Integer.parseInt(local.substring(local.lastIndexOf(':') + 1));

        int sent = send(there, here);

        Await.until(Heard.LIMIT, "all came", () -> call.statistics().rxPackets() >= sent);
        call.hangUp().join();
        heard.awaitEnd();
        CallStatistics ours = call.statistics();
        Await.until(
            Heard.LIMIT,
            "tshark sees as many sent as " + ours,
            () -> stream(capture, here, there.getLocalPort()).packets() >= ours.txPackets());
        Capture.Stream toUs = stream(capture, there.getLocalPort(), here);
        assertThat(toUs.packets()).isEqualTo(sent).isEqualTo(ours.rxPackets());
        assertThat(toUs.lost()).isEqualTo(NUMBERS - sent).isEqualTo(ours.loss().lost());
        assertThat(ours.loss().expected()).isEqualTo(NUMBERS);
        assertThat(ours.jitterMs())
            .as("as it ended, within what tshark saw on the way: %s", toUs)
            .isBetween(toUs.leastJitter(), toUs.mostJitter() + 3);
        assertThat(stream(capture, here, there.getLocalPort()).packets())
            .isEqualTo(ours.txPackets());
      }
    });
  }

  private static String port(DatagramSocket socket) {
    return String.valueOf(socket.getLocalPort());
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

  private static Capture.Stream stream(Capture capture, int from, int to) {
    return capture.streams().stream()
        .filter(stream -> stream.from() == from && stream.to() == to)
        .findFirst()
        .orElse(new Capture.Stream(from, to, 0, 0, 0, 0));
  }

  /// Answers how many of [#NUMBERS] packets were sent; the first and the last are.
  private int send(DatagramSocket from, int to) {
    int sent = 0;
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      for (int i = 0; i < NUMBERS; i++) {
        boolean edge = i == 0 || i == NUMBERS - 1;
        if (!edge && random.nextInt(20) == 0) {
          continue;
        }
        sent++;
        byte[] packet = packet(i);
        long at = (long) i * FRAME_MICROS + random.nextInt(LATEST_MICROS);
        var _ = clock.schedule(() -> send(from, packet, to), at, MICROSECONDS);
      }
    }
    return sent;
  }

  private static byte[] packet(int number) {
    return ByteBuffer.allocate(12 + SAMPLES)
        .put((byte) 0x80)
        .put((byte) 0)
        .putShort((short) (1000 + number))
        .putInt(number * SAMPLES)
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
}
