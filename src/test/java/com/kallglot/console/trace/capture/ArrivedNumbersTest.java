package com.kallglot.console.trace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.MediaPacket.Kind;
import com.kallglot.console.softphone.SipMessage.Heading;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivedNumbersTest {
  private static final InetSocketAddress ANY = InetSocketAddress.createUnresolved("h", 1);

  private static MediaPacket packet(int number, int ssrc, Heading heading) {
    byte[] bytes = ByteBuffer.allocate(14).putShort(2, (short) number).putInt(8, ssrc).array();
    return new MediaPacket(0, heading, Kind.RTP, ANY, ANY, bytes);
  }

  private static ArrivedNumbers arrived(int first, int... numbers) {
    List<MediaPacket> packets = new ArrayList<>();
    packets.add(packet(7, 9, Heading.RECEIVED));
    IntStream.of(numbers).forEach(number -> packets.add(packet(number, 5, Heading.RECEIVED)));
    IntStream.range(0, 50).forEach(number -> packets.add(packet(number, 3, Heading.SENT)));
    return ArrivedNumbers.of(new CallCapture(Instant.EPOCH, 0, List.of(), packets, 0), first);
  }

  @Test
  void tellsWhatDidNotComeFromTheFirstThatWasSentToTheLastThatCame() {
    assertThat(arrived(100, 102, 103, 105)).isEqualTo(new ArrivedNumbers(100, 6, List.of(0, 1, 4)));
    assertThat(arrived(100, 102, 103, 105).missing(6)).containsExactly(100, 101, 104);
    assertThat(arrived(100, 102, 103, 105).missing(4)).containsExactly(100, 101);
  }

  @Test
  void whatComesTwiceOrInAnotherOrderCame() {
    assertThat(arrived(100, 101, 100, 100, 103, 102))
        .isEqualTo(new ArrivedNumbers(100, 4, List.of()));
  }

  @Test
  void numbersWrapRound() {
    assertThat(arrived(65_533, 65_533, 65_535, 1, 0))
        .isEqualTo(new ArrivedNumbers(65_533, 5, List.of(1)));
    assertThat(arrived(65_533, 65_533, 65_535, 1).missing(5)).containsExactly(65_534, 0);
  }

  @Test
  void nothingCame() {
    var nothing = new CallCapture(Instant.EPOCH, 0, List.of(), List.of(), 0);
    assertThat(ArrivedNumbers.of(nothing, 3)).isEqualTo(new ArrivedNumbers(3, 0, List.of()));
  }
}
