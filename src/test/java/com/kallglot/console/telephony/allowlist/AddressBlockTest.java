package com.kallglot.console.telephony.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.allowlist.AddressBlock.Reading;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "203.0.113.7/32, 203.0.113.7",
    "' 203.0.113.0/24 ', 203.0.113.0/24",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8::/32, 2001:db8::/32",
    "::1/128, ::1",
    "::/0, ::/0",
    "::ffff:203.0.113.7, 203.0.113.7"
  })
  void readsAddressesAndBlocksAndWritesThemOneWay(String typed, String written) {
    assertThat(AddressBlock.of(typed)).map(AddressBlock::toString).contains(written);
    assertThat(AddressBlock.of(typed)).isEqualTo(AddressBlock.of(written));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7/24, 203.0.113.0/24",
    "2001:db8::1/64, 2001:db8::/64",
    "10.1.2.3/0, 0.0.0.0/0"
  })
  void namesTheBlockAroundBitsBehindThePrefix(String typed, String around) {
    assertThat(AddressBlock.read(typed))
        .isEqualTo(new Reading.HostBits(AddressBlock.of(around).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pbx.example.com",
        "10.1",
        "1",
        "*",
        "10.0.0.*",
        "10.0.0.1-9",
        "010.0.0.1",
        "/24",
        "10.0.0.0/33",
        "10.0.0.0/255.0.0.0",
        "fe80::1%eth0",
        "2001:db8::/129",
        "::ffff:10.0.0.0/104",
        "10.0.0.1/",
        "localhost"
      })
  void readsNothingThatTwoProgramsWouldReadTwoWays(String typed) {
    assertThat(AddressBlock.read(typed)).isInstanceOf(Reading.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, PRIVATE",
    "10.0.0.0/7, PUBLIC",
    "172.31.0.0/16, PRIVATE",
    "172.32.0.1, PUBLIC",
    "192.168.4.0/24, PRIVATE",
    "fd12::/16, PRIVATE",
    "100.64.7.7, SHARED",
    "127.0.0.1, LOOPBACK",
    "::1, LOOPBACK",
    "169.254.1.1, LINK_LOCAL",
    "fe80::1, LINK_LOCAL",
    "224.0.0.9, MULTICAST",
    "8.8.8.8, PUBLIC",
    "2001:db8::1, PUBLIC"
  })
  void knowsHowFarAnAddressReaches(String block, Scope scope) {
    assertThat(AddressBlock.of(block).orElseThrow().scope()).isEqualTo(scope);
  }

  @Test
  void countsWhatItHolds() {
    assertThat(AddressBlock.of("203.0.113.0/24").orElseThrow().size())
        .isEqualTo(BigInteger.valueOf(256));
    assertThat(AddressBlock.of("2001:db8::/32").orElseThrow().size())
        .isEqualTo(BigInteger.TWO.pow(96));
    assertThat(AddressBlock.of("::/0").orElseThrow().isEverything()).isTrue();
    assertThat(AddressBlock.of("128.0.0.0/1").orElseThrow().isEverything()).isFalse();
  }

  /// The sandbox decides by its own code; what is predicted here must be what it does.
  @Test
  void agreesWithTheSandboxOnWhatIsABlockAndWhatItHolds() throws Exception {
    var random = new Random(4632);
    for (int i = 0; i < 4000; i++) {
      String block = block(random);
      var theirs = com.kallglot.console.sandbox.platform.AddressBlock.parse(block);
      var ours = AddressBlock.of(block);
      assertThat(ours.isPresent())
          .as(block)
          .isEqualTo(theirs.filter(parsed -> parsed.isExact()).isPresent());
      if (ours.isPresent()) {
        InetAddress caller = InetAddress.ofLiteral(address(random));
        assertThat(ours.get().holds(AddressBlock.of(caller.getHostAddress()).orElseThrow()))
            .as(caller + " in " + block)
            .isEqualTo(theirs.orElseThrow().holds(caller));
      }
    }
  }

  private static String block(Random random) {
    String address = address(random);
    boolean four = address.indexOf(':') < 0;
    return random.nextInt(4) == 0 ? address : address + "/" + random.nextInt(four ? 34 : 130);
  }

  /// Few bits set, so that blocks are often exact and addresses often inside.
  private static String address(Random random) {
    int low = random.nextInt(3) == 0 ? random.nextInt(256) : 0;
    int high = random.nextInt(2) == 0 ? 203 : 128;
    return random.nextBoolean()
        ? high + "." + (random.nextBoolean() ? 0 : 128) + ".0." + low
        : Integer.toHexString(high << 8) + "::" + Integer.toHexString(low);
  }
}
