package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.SipText;

/// Messages for tests, as short as they may be.
final class SipTexts {
  private SipTexts() {}

  static SipText request(String method, int cseq, String fromTag, String toTag, String... more) {
    return text(method + " sip:bob@example.org SIP/2.0", method, cseq, fromTag, toTag, more);
  }

  static SipText response(
      int code,
      String reason,
      String method,
      int cseq,
      String fromTag,
      String toTag,
      String... more) {
    return text("SIP/2.0 " + code + " " + reason, method, cseq, fromTag, toTag, more);
  }

  private static SipText text(
      String start, String method, int cseq, String fromTag, String toTag, String... more) {
    String to = toTag.isEmpty() ? "<sip:bob@example.org>" : "<sip:bob@example.org>;tag=" + toTag;
    String text =
        start
            + "\r\nFrom: <sip:alice@example.org>;tag="
            + fromTag
            + "\r\nTo: "
            + to
            + "\r\nCall-ID: c1\r\nCSeq: "
            + cseq
            + " "
            + method
            + "\r\n"
            + String.join("\r\n", more)
            + "\r\n\r\n";
    return SipText.parse(text).orElseThrow();
  }
}
