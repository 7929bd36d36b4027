package com.kallglot.console.trace.foreign.frame;

import static com.kallglot.console.trace.foreign.frame.RawCapture.four;
import static com.kallglot.console.trace.foreign.frame.RawCapture.hex;
import static com.kallglot.console.trace.foreign.frame.RawCapture.joined;
import static com.kallglot.console.trace.foreign.frame.RawCapture.segment;
import static com.kallglot.console.trace.foreign.frame.RawCapture.six;
import static com.kallglot.console.trace.foreign.frame.RawCapture.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every form in which others write captures ends in the same payload.
class CaptureReaderTest {
  private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress THERE = new InetSocketAddress("203.0.113.7", 5062);
  private static final byte[] HELLO = "hello, world".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Extent extent;

  private List<Datagram> read(byte[] file) throws Exception {
    List<Datagram> found = new ArrayList<>();
    extent = CaptureReader.read(Files.write(folder.resolve("a"), file), found::add);
    return found;
  }

  private void assertHello(byte[] file) throws Exception {
    assertThat(read(file)).hasSize(1);
    Datagram only = read(file).getFirst();
    assertThat(only.carrier()).isEqualTo(Carrier.UDP);
    assertThat(only.source()).isEqualTo(HERE);
    assertThat(only.destination()).isEqualTo(THERE);
    assertThat(only.bytes()).isEqualTo(HELLO);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 000000000000 000000000000 0800",
    "1, 000000000000 000000000000 8100 0005 0800",
    "1, 000000000000 000000000000 88A8 0005 8100 0006 0800",
    "113, 0000 0001 0006 0000000000000000 0800",
    "113, 0000 0001 0006 0000000000000000 8100 0005 0800",
    "276, 0800 0000 00000001 0001 00 06 0000000000000000",
    "276, 8100 0000 00000001 0001 00 06 0000000000000000 0005 0800",
    "101, ''",
    "228, ''",
    "12, ''",
    "0, 02000000",
    "108, 00000002"
  })
  void takesOffWhateverLinkItWasMadeOn(int link, String header) throws Exception {
    assertHello(new RawCapture(link).add(1, 0, hex(header), udp(HERE, THERE, HELLO)).bytes());
  }

  @ParameterizedTest
  @CsvSource({"a1b2c3d4, 5000, true", "a1b2c3d4, 5000, false", "a1b23c4d, 5000000, true"})
  void readsTimesInEveryUnitAndOrder(String magic, int fraction, boolean little) throws Exception {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] file =
        new RawCapture(101, order, Integer.parseUnsignedInt(magic, 16))
            .add(1_795_680_000, fraction, udp(HERE, THERE, HELLO))
            .bytes();

    assertHello(file);
    assertThat(read(file).getFirst().atNanos()).isEqualTo(1_795_680_000_005_000_000L);
  }

  @Test
  void ignoresWhatFollowsThePacketInAShortFrame() throws Exception {
    byte[] padded = joined(udp(HERE, THERE, HELLO), new byte[18]);

    assertHello(new RawCapture(101).add(1, 0, padded).bytes());
  }

  @Test
  void readsIpv6AndItsExtensionHeaders() throws Exception {
    byte[] segment = segment(HERE, THERE, HELLO);
    byte[] hopByHop = joined(hex("3C 00 050200000000"), hex("11 00 010400000000"), segment);
    RawCapture file =
        new RawCapture(101)
            .add(1, 0, six(17, "2001:db8::1", "2001:db8::2", segment))
            .add(2, 0, six(0, "2001:db8::1", "2001:db8::2", hopByHop));

    assertThat(read(file.bytes()))
        .hasSize(2)
        .allMatch(found -> Arrays.equals(found.bytes(), HELLO))
        .allMatch(
            found -> found.source().getAddress().getHostAddress().equals("2001:db8:0:0:0:0:0:1"));
  }

  @ParameterizedTest
  @CsvSource({"0 1 2", "2 1 0", "1 0 2", "0 0 1 2"})
  void joinsFragmentsInWhateverOrderTheyCome(String arrivals) throws Exception {
    byte[] payload = new byte[40];
    new Random(5).nextBytes(payload);
    byte[] whole = segment(HERE, THERE, payload);
    var four = new RawCapture(101);
    var six = new RawCapture(101);
    for (String arrival : arrivals.split(" ", -1)) {
      int part = Integer.parseInt(arrival);
      int from = part * 16;
      byte[] bytes = Arrays.copyOfRange(whole, from, part == 2 ? whole.length : from + 16);
      int more = part == 2 ? 0 : 1;
      four.add(
          1,
          0,
          four(17, 9, (more << 13) | (from / 8), HERE.getAddress(), THERE.getAddress(), bytes));
      byte[] header =
          ByteBuffer.allocate(8)
              .putShort((short) 0x1100)
              .putShort((short) (from | more))
              .putInt(9)
              .array();
      six.add(1, 0, six(44, "2001:db8::1", "2001:db8::2", joined(header, bytes)));
    }

    assertThat(read(four.bytes())).hasSize(1);
    assertThat(read(four.bytes()).getFirst().bytes()).isEqualTo(payload);
    assertThat(read(six.bytes())).hasSize(1);
    assertThat(read(six.bytes()).getFirst().bytes()).isEqualTo(payload);
  }

  @Test
  void aFragmentedPacketOfWhichAPartIsMissingIsNone() throws Exception {
    byte[] whole = segment(HERE, THERE, new byte[40]);
    byte[] first = Arrays.copyOf(whole, 16);
    byte[] last = Arrays.copyOfRange(whole, 32, whole.length);
    RawCapture file =
        new RawCapture(101)
            .add(1, 0, four(17, 9, 0x2000, HERE.getAddress(), THERE.getAddress(), first))
            .add(1, 0, four(17, 9, 4, HERE.getAddress(), THERE.getAddress(), last));

    assertThat(read(file.bytes())).isEmpty();
  }

  @Test
  void readsAGzippedFile() throws Exception {
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(new RawCapture(101).add(1, 0, udp(HERE, THERE, HELLO)).bytes());
    }

    assertHello(zipped.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({"6, 5000", "9, 5000000", "3, 5"})
  void readsPcapngInTheResolutionOfItsInterface(int resolution, long fraction) throws Exception {
    long units = 1_795_680_000L * (long) Math.pow(10, resolution) + fraction;
    byte[] packet = udp(HERE, THERE, HELLO);
    byte[] file =
        joined(
            block(0x0A0D0D0A, ints(0x1A2B3C4D, 1, -1, -1)),
            block(1, ints(101, 0, 0x10009, resolution, 0)),
            block(77, ints(1, 2, 3)),
            block(
                6,
                joined(
                    ints(0, (int) (units >>> 32), (int) units, packet.length, packet.length),
                    packet)));

    assertHello(file);
    assertThat(read(file).getFirst().atNanos()).isEqualTo(1_795_680_000_005_000_000L);
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  private static byte[] block(int type, byte[] body) {
    byte[] padded = Arrays.copyOf(body, (body.length + 3) & ~3);
    int length = padded.length + 12;
    return joined(ints(type, length), padded, ints(length));
  }

  @Test
  void readsAFileThatWasCutOffAsFarAsItGoesAndSaysSo() throws Exception {
    byte[] whole =
        new RawCapture(101)
            .add(1, 0, udp(HERE, THERE, HELLO))
            .add(2, 0, udp(HERE, THERE, HELLO))
            .bytes();

    for (int length = 24; length <= whole.length; length++) {
      int packets = (length - 24) / (16 + 40);
      assertThat(read(Arrays.copyOf(whole, length))).as("%d bytes", length).hasSize(packets);
      assertThat(extent).isEqualTo(new Extent(packets, length - 24 - packets * (16 + 40)));
    }
    assertThat(extent.isCutOff()).isFalse();
  }

  @Test
  void saysOfACutOffPcapngHowMuchIsLeftOver() throws Exception {
    byte[] packet = udp(HERE, THERE, HELLO);
    byte[] head =
        joined(block(0x0A0D0D0A, ints(0x1A2B3C4D, 1, -1, -1)), block(1, ints(101, 0, 0, 0)));
    byte[] one = block(6, joined(ints(0, 0, 1, packet.length, packet.length), packet));
    byte[] whole = joined(head, one, block(5, ints(0, 0, 0)), one);

    assertThat(read(whole)).hasSize(2);
    assertThat(extent).isEqualTo(new Extent(2, 0));
    assertThat(read(Arrays.copyOf(whole, whole.length - 1))).hasSize(1);
    assertThat(extent).isEqualTo(new Extent(1, one.length - 1));
  }

  @Test
  void saysOfADamagedLengthWhatFollowsIt() throws Exception {
    byte[] file =
        joined(
            new RawCapture(101).add(1, 0, udp(HERE, THERE, HELLO)).bytes(),
            ints(2, 0, -5, -5),
            new byte[100_000]);

    assertThat(read(file)).hasSize(1);
    assertThat(extent).isEqualTo(new Extent(1, 100_016));
  }

  @Test
  void readsWhatIsLeftOfACompressedFile() throws Exception {
    var file = new RawCapture(101);
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] payload = new byte[160];
      random.nextBytes(payload);
      file.add(i, 0, udp(HERE, THERE, payload));
    }
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(file.bytes());
    }

    assertThat(read(Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2)))
        .hasSizeBetween(50, 150)
        .hasSize((int) extent.packets());
    assertThat(extent.isCutOff()).isTrue();
  }

  @Test
  void passesOverWhateverCannotBeRead() throws Exception {
    var random = new Random(3);
    var file = new RawCapture(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 14) {
        bytes[12] = (byte) (i % 2 == 0 ? 0x08 : 0x86);
        bytes[13] = (byte) (i % 2 == 0 ? 0x00 : 0xDD);
        bytes[14] = (byte) (i % 2 == 0 ? 0x45 : 0x60);
      }
      file.add(i, 0, bytes);
    }
    file.add(9999, 0, hex("000000000000 000000000000 0800"), udp(HERE, THERE, HELLO));

    assertThat(read(file.bytes()).getLast().bytes()).isEqualTo(HELLO);
  }

  @Test
  void saysOfWhatIsNoCaptureThatItIsNone() {
    assertThatThrownBy(() -> read("INVITE sip:a SIP/2.0".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(CaptureException.NoCapture.class)
        .hasMessageContaining("is no capture");
    assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(CaptureException.NoCapture.class);
    assertThatThrownBy(() -> CaptureReader.read(folder.resolve("nowhere"), _ -> {}))
        .isInstanceOf(CaptureException.Unreadable.class)
        .hasMessageContaining("nowhere");
  }
}
