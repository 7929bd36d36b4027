package com.kallglot.console.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.rtp.RtpMeter.Source;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtpMeterTest {
  private static final Source PEER = new Source("192.0.2.1", 4000);
  private static final Source STRANGER = new Source("192.0.2.66", 4000);

  private final RtpMeter meter = new RtpMeter();

  private void receive(Source from, int sequence, int ssrc) {
    receive(from, sequence, ssrc, sequence * 20L);
  }

  private void receive(Source from, int sequence, int ssrc, long atMillis) {
    ByteBuffer packet = ByteBuffer.allocate(172);
    packet.putShort(0, (short) 0x8000).putShort(2, (short) sequence);
    packet.putInt(4, sequence * 160).putInt(8, ssrc);
    meter.received(atMillis * 1_000_000, from, packet);
  }

  @Test
  void aDuplicateHidesNoLoss() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    for (int sequence : new int[] {65534, 65535, 65535, 1, 2}) {
      receive(PEER, sequence, 7);
    }

    assertThat(meter.counts().received()).isEqualTo(5);
    assertThat(meter.counts().expected()).isEqualTo(5);
    assertThat(meter.counts().duplicates()).isEqualTo(1);
    assertThat(meter.counts().lost()).isEqualTo(1);
  }

  @Test
  void measuresJitterByTheClockOfTheCodecThatIsSpoken() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    receive(PEER, 1, 7);
    receive(PEER, 2, 7);
    meter.agreed("192.0.2.1:4000", 48_000, 101);
    for (int sequence = 3; sequence < 20; sequence++) {
      ByteBuffer packet = ByteBuffer.allocate(172);
      packet.putShort(0, (short) 0x8000).putShort(2, (short) sequence);
      packet.putInt(4, sequence * 960).putInt(8, 7);
      meter.received(sequence * 20_000_000L, PEER, packet);
    }

    assertThat(meter.counts().jitterMs()).as("every packet came when it should").isZero();
  }

  @Test
  void countsForeignPacketsApart() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    receive(PEER, 1, 7);
    receive(STRANGER, 500, 8);

    assertThat(meter.counts().received()).isEqualTo(1);
    assertThat(meter.counts().foreign()).isEqualTo(1);
    assertThat(meter.counts().lost()).isZero();
  }

  @Test
  void followsTheFarEndBehindANat() {
    meter.agreed("10.0.0.1:4000", 8000, 101);
    receive(PEER, 1, 7);
    meter.sent(PEER);

    assertThat(meter.counts().received()).isEqualTo(1);
    assertThat(meter.counts().foreign()).isZero();
    assertThat(meter.counts().otherSource()).isEqualTo("192.0.2.1:4000");
  }

  @Test
  void namesNoOtherSourceWhereSoundComesFromTheOneAgreedHoweverItIsWritten() {
    assertThat(meter.counts().otherSource()).isNull();
    meter.agreed("[2001:db8::1]:4000", 8000, 101);
    Source far = new Source("2001:db8:0:0:0:0:0:1", 4000);
    receive(far, 1, 7);
    meter.sent(far);
    receive(STRANGER, 1, 7);

    assertThat(meter.counts().received()).isEqualTo(1);
    assertThat(meter.counts().foreign()).isEqualTo(1);
    assertThat(meter.counts().otherSource()).isNull();
  }

  @Test
  void tellsAPauseOfTheNetworkFromAnEvenStream() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    for (int sequence = 0; sequence < 500; sequence++) {
      receive(PEER, sequence, 7, sequence * 20 + sequence % 3 * 9);
    }
    assertThat(meter.counts().delayed()).as("up to 18 ms late").isZero();

    // 200 ms in which nothing comes, and then all at once
    for (int sequence = 500; sequence < 600; sequence++) {
      receive(PEER, sequence, 7, Math.max(sequence * 20, 10_200));
    }
    assertThat(meter.counts().delayed()).isEqualTo(9);
    assertThat(meter.counts().jitterMs()).as("forgotten by then").isLessThan(1);
  }

  @Test
  void twoClocksThatRunApartDelayNothing() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    for (int sequence = 0; sequence < 30_000; sequence++) {
      receive(PEER, sequence, 7, Math.round(sequence * 20.004)); // 200 ppm
    }
    assertThat(meter.counts().delayed()).as("2 s behind in the end").isZero();
  }

  @Test
  void goesOnCountingWhenTheFarEndStartsANewStream() {
    meter.agreed("192.0.2.1:4000", 8000, 101);
    receive(PEER, 10, 7);
    receive(PEER, 12, 7);
    receive(PEER, 900, 8);
    meter.agreed("192.0.2.1:4002", 8000, 101);
    receive(new Source("192.0.2.1", 4002), 901, 8);

    assertThat(meter.counts().received()).isEqualTo(4);
    assertThat(meter.counts().lost()).isEqualTo(1);
  }

  @Test
  void knowsTheFirstPacketAndIgnoresWhatIsTooShort() {
    meter.received(5, PEER, ByteBuffer.allocate(4));
    assertThat(meter.firstAtNanos()).isNull();
    receive(PEER, 3, 7);
    receive(PEER, 4, 7);

    assertThat(meter.firstAtNanos()).isEqualTo(60_000_000L);
  }
}
