package com.kallglot.console.calltest.leg;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.SoftphoneAccounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextHopTest {
  @ParameterizedTest
  @CsvSource({
    "sip:alice@pbx.example, pbx.example, 5060",
    "sip:pbx.example, pbx.example, 5060",
    "sip:alice@pbx.example:5070;transport=udp, pbx.example, 5070",
    "sip:7042;phone-context=example.com@pbx.example, pbx.example, 5060",
    "sip:7042;phone-context=+49@pbx.example:5070;lr, pbx.example, 5070",
    "sip:what?now@pbx.example?Subject=x, pbx.example, 5060",
  })
  void isTheHostThatAnAddressNames(String uri, String host, int port) {
    assertThat(NextHop.of(SoftphoneAccounts.plain("alice"), uri, null))
        .isEqualTo(new NextHop(host, port, host));
  }
}
