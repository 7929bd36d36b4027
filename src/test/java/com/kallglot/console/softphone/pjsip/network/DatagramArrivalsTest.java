package com.kallglot.console.softphone.pjsip.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatagramArrivalsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long UNREAD = Duration.ofMillis(60).toNanos();
  private static final long NEAR = Duration.ofMillis(20).toNanos();

  private DatagramSocket socket;

  @BeforeEach
  void open() throws Exception {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private void send() throws IOException {
    socket.send(new DatagramPacket(new byte[] {1}, 1, socket.getLocalSocketAddress()));
  }

  private void read() throws IOException {
    socket.receive(new DatagramPacket(new byte[1], 1));
  }

  /// Sends, lets it lie, reads, and asks when it came.
  ///
  /// @return whether that was when it was sent and not when it was read
  private boolean isToldWhenItCame(DatagramArrivals arrivals) {
    try {
      long before = System.nanoTime();
      send();
      long sent = System.nanoTime();
      Await.until(SOON, "it lies unread", () -> System.nanoTime() - sent > UNREAD);
      read();
      long came = arrivals.lastNanos(System.nanoTime());
      return came > before - NEAR && came < sent + NEAR;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The kernel begins to stamp soon after the first question, and not with the next datagram.
  @Test
  void tellsWhenItCameHoweverLateItIsRead() {
    var arrivals = new DatagramArrivals(Clock.systemUTC());
    arrivals.watch(socket.getLocalPort());
    Await.until(SOON, "it is told when it came", () -> isToldWhenItCame(arrivals));
  }

  @Test
  void isToldOnceAndOnlyOfWhatIsWatched() throws Exception {
    var arrivals = new DatagramArrivals(Clock.systemUTC());
    send();
    read();
    assertThat(arrivals.lastNanos(7)).as("of nobody").isEqualTo(7);
    arrivals.watch(socket.getLocalPort());
    send();
    read();
    assertThat(arrivals.lastNanos(7)).isNotEqualTo(7);
    assertThat(arrivals.lastNanos(7)).as("once more of the same").isEqualTo(7);
    send();
    read();
    arrivals.forget(socket.getLocalPort());
    assertThat(arrivals.lastNanos(7)).as("of nobody again").isEqualTo(7);
  }

  @Test
  void aClockThatWasSetTellsNothing() throws Exception {
    for (Instant set : new Instant[] {Instant.EPOCH, Instant.now().plusSeconds(3600)}) {
      var arrivals = new DatagramArrivals(Clock.fixed(set, ZoneOffset.UTC));
      arrivals.watch(socket.getLocalPort());
      send();
      read();
      assertThat(arrivals.lastNanos(7)).isEqualTo(7);
    }
  }
}
