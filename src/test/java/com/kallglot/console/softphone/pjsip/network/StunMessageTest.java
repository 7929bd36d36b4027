package com.kallglot.console.softphone.pjsip.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StunMessageTest {
  @Test
  void theLengthOfAMessageHasNoSign() {
    byte[] header = new StunMessage.Request(StunMessage.BINDING).bytes();
    header[2] = (byte) 0x80;
    assertThat(StunMessage.length(header)).isEqualTo(StunMessage.HEADER + 0x8000);
  }
}
