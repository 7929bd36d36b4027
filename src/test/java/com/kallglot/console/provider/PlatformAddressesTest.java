package com.kallglot.console.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformAddressesTest {
  private static final PlatformAddresses PLATFORM =
      new PlatformAddresses(
          Set.of("api.kallglot.com"),
          Set.of("sip.kallglot.com"),
          Set.of("198.51.100.7", "2001:db8::7"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip.kallglot.com",
        "SIP.Kallglot.COM",
        "sip.kallglot.com.",
        "eu.sip.kallglot.com",
        "198.51.100.7",
        "[2001:db8::7]"
      })
  void knowsItsOwn(String host) {
    assertThat(PLATFORM.isSipHost(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip.kallglot.com.example.net",
        "notsip.kallglot.com",
        "kallglot.com",
        "api.kallglot.com",
        "198.51.100.77",
        "1.198.51.100.7",
        ""
      })
  void takesNobodyElseForItself(String host) {
    assertThat(PLATFORM.isSipHost(host)).isFalse();
  }
}
