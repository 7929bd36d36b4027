package com.kallglot.console.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses and blocks as people write them.
class AddressBlockTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8",
    "10.1.2.3/32, 10.1.2.3",
    "10.1.2.3, 10.1.2.3",
    "0.0.0.0/0, 0.0.0.0/0",
    "10.1.2.3/8, 10.0.0.0/8",
    "10.1.2.3/9, 10.0.0.0/9",
    "10.255.255.255/10, 10.192.0.0/10",
    "2001:DB8::/32, 2001:db8:0:0:0:0:0:0/32",
    "2001:db8::1/127, 2001:db8:0:0:0:0:0:0/127",
  })
  void isWrittenInOneForm(String text, String form) {
    AddressBlock block = AddressBlock.parse(text).orElseThrow();
    assertThat(block.exact()).hasToString(form);
    assertThat(block.isExact()).isEqualTo(block.toString().equals(form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10",
        "10.1",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "10.0.0.256",
        "1.2.3.4.5",
        "10.0.0.0/8/8",
        " 10.0.0.0/8",
        "localhost",
        "fe80::1%lo",
        "[::1]",
        ":::",
        "::/129",
        "::1/",
        "2130706433",
        "0x7f.0.0.1"
      })
  void isNotGuessed(String text) {
    assertThat(AddressBlock.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/9, 10.127.255.255, true",
    "10.0.0.0/9, 10.128.0.0, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "::1, ::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "0.0.0.0/0, ::1, false",
  })
  void holdsWhatSharesItsPrefix(String block, String address, boolean held) {
    assertThat(AddressBlock.parse(block).orElseThrow().holds(InetAddress.ofLiteral(address)))
        .isEqualTo(held);
  }
}
