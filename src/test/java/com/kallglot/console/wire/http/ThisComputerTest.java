package com.kallglot.console.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisComputerTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "127.9.8.7, true",
    "::1, true",
    "192.0.2.1, false",
    "2001:db8::1, false",
    "localhost.example.com, false",
    "127.0.0.1.example.com, false",
    "1.2.3.4.5, false",
    "..., false",
  })
  void isToldByTheAddressAlone(String host, boolean isHere) {
    assertThat(ThisComputer.is(host)).isEqualTo(isHere);
  }
}
