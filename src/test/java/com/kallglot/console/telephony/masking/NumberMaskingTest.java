package com.kallglot.console.telephony.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a telephone number the country and two digits are seen, of everything else all.
class NumberMaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+493023125001 | +49••••••••01",
        "+49 30 23125001 | +49 •• ••••••01",
        "+1 978-555-0140 | +1 •••-•••-••40",
        "+352 27 12 34 56 | +352 •• •• •• 56",
        "a call to +19785550140, and +442079460018. | a call to +1••••••••40, and +44••••••••18.",
        "number:+19785550140 | number:+1••••••••40",
        "/v1/numbers/%2B493023125001/x | /v1/numbers/%2B49••••••••01/x",
        "{\"to\":\"\\u002b493023125001\"} | {\"to\":\"\\u002b49••••••••01\"}",
        "sip:+493023125001@sip.example.com | sip:+49••••••••01@sip.example.com",
        "sip:493023125001@sip.example.com | sip:••••••••••01@sip.example.com",
        "<tel:00493023125001> | <tel:0049••••••••01>",
        "03023125001 | •••••••••01",
        "030 23125001 | ••• ••••••01",
        "(030) 23125001 | (•••) ••••••01",
        "020 7946 0018 | ••• •••• ••18",
        "(978) 555-0140 | (•••) •••-••40",
        "978-555-0140 | •••-•••-••40",
        "From: \"+49 30 23125001\" <sip:9785550140@127.0.0.1:5060>;tag=a1"
            + " | From: \"+49 •• ••••••01\" <sip:••••••••40@127.0.0.1:5060>;tag=a1",
      })
  void ofANumberTheCountryAndTheLastTwoAreSeen(String whole, String masked) {
    assertThat(NumberMasking.text(whole)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-26T03:35:38.123456789Z",
        "today 14:31, 12 calls of 40",
        "203.0.113.7:5060 and 2001:db8::1234:5678",
        "255.255.255.255/32",
        "num_01M825GZBHNST8P5ECA27Z9VHK",
        "z9hG4bK123456789012",
        "4.41 MOS, 1,061 ms, 0.123456789 s",
        "550e8400-e29b-41d4-a716-446655440000",
        "+49, +1 and the offset +02:00",
        "$1.15 a month, 10,000 credits",
        "UDP 10000-20000, TCP 5060 5061",
      })
  void everythingElseIsLeftAlone(String text) {
    assertThat(NumberMasking.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200\nx-ratelimit-reset: 1795663538\nX-RateLimit-Reset:1795663538123\r\n",
        "CSeq: 1234567890 INVITE",
        "o=- 3986023124 3986023125 IN IP4 203.0.113.7\r\nt=3986023124 3986026724\r\n",
        "o=FreeSWITCH 1795663538 1795663539 IN IP6 ::1",
        "a=ssrc:1234567890 cname:x",
        "a=candidate:842163049 1 udp 1677729535 203.0.113.7 10000 typ srflx",
        "{\"expires_at\": 1795663538, \"duration_ms\":123456789012}",
      })
  void countsAndTimesAreLeftAloneWhereNothingElseCanStand(String text) {
    assertThat(NumberMasking.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-caller: 493023125001 | x-caller: ••••••••••01",
        "x-ratelimit-reset: 03023125001 | x-ratelimit-reset: •••••••••01",
        "x-ratelimit-reset: +493023125001 | x-ratelimit-reset: +49••••••••01",
        "expires 1795663538 | expires ••••••••38",
        "my age: 1795663538 | my age: ••••••••38",
        "o=493023125001 3986023124 3986023125 IN IP4 203.0.113.7"
            + " | o=••••••••••01 ••••••••24 ••••••••25 IN IP4 203.0.113.7",
        "{\"expires_at\": \"1795663538\"} | {\"expires_at\": \"••••••••38\"}",
        "{\"phone_number\": 493023125001} | {\"phone_number\": ••••••••••01}",
        "Call-ID: 493023125001@pbx | Call-ID: ••••••••••01@pbx",
      })
  void whatLooksLikeOneElsewhereIsMasked(String whole, String masked) {
    assertThat(NumberMasking.text(whole)).isEqualTo(masked);
  }

  @Test
  void whatIsMaskedStaysAsItIsAndAsLong() {
    String whole = "+49 30 23125001, 03023125001, (978) 555-0140";
    String once = NumberMasking.text(whole);
    assertThat(NumberMasking.text(once)).isEqualTo(once).hasSameSizeAs(whole);
  }
}
