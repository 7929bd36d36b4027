package com.kallglot.console.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.trace.Q850.Basis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Q850Test {
  /// RFC 3398 §8.2.6.1, line by line.
  @ParameterizedTest
  @CsvSource({
    "400,41", "401,21", "402,21", "403,21", "404,1", "405,63", "406,79", "407,21", "408,102",
    "410,22", "413,127", "414,127", "415,79", "416,127", "420,127", "421,127", "423,127", "480,18",
    "481,41", "482,25", "483,25", "484,28", "485,1", "486,17", "487,", "488,", "500,41", "501,79",
    "502,38", "503,41", "504,102", "505,127", "513,127", "600,17", "603,21", "604,1", "606,",
  })
  void mapsTheStatus(int status, Integer cause) {
    assertThat(Q850.told(status, null, null, "Phrase").map(Q850::value).orElse(null))
        .isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Q.850;cause=16;text=\"x\"    |                       | Busy Here      | 16 |"
            + " REASON_HEADER",
        "SIP;cause=200, q.850 ;cause=3 | 399 a \"Q.850 cause 5\" | Busy Here      | 3  |"
            + " REASON_HEADER",
        "SIP;cause=200;text=\"Q.850;cause=3\" |                |                | 17 | RFC_3398",
        "                              | 399 a \"Q.850 cause 5\" | Q850: 6        | 5  |"
            + " WARNING_OR_PHRASE",
        "                              | 399 a \"busy\"          | Q.850 cause=34 | 34 |"
            + " WARNING_OR_PHRASE",
        "Q.850;cause=0                 |                       | Busy Here      | 17 | RFC_3398",
        "Q.850;cause=9999999999        |                       | Busy Here      | 17 | RFC_3398",
        "Q.850                         |                       | Busy Here      | 17 | RFC_3398",
      })
  void takesTheBestEvidence(String reason, String warning, String phrase, int cause, Basis basis) {
    assertThat(Q850.told(486, reason, warning, phrase == null ? "" : phrase))
        .contains(new Q850(cause, basis));
  }
}
