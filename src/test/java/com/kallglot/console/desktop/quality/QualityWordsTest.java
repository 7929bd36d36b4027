package com.kallglot.console.desktop.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.trace.quality.CountedCall;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.Second;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityWordsTest {
  @ParameterizedTest
  @CsvSource({
    "en, 'bursts, PLC', 'loss 0.0 %, measured;delay 58 ms, reported;bursts 1, assumed;PLC on,"
        + " assumed'",
    "de, 'Bündelung, PLC', 'Verlust 0,0 %, gemessen;Laufzeit 58 ms, gemeldet;Bündelung 1,"
        + " angenommen;PLC an, angenommen'"
  })
  void allThatAnEstimateRestsOnIsTold(Locale locale, String uncertain, String inputs) {
    var words = new QualityWords(Messages.in(locale));
    Second second =
        new CountedCall("PCMU")
            .roundTrip(36)
            .buffer(40)
            .seconds(2, 0)
            .series()
            .last()
            .orElseThrow();

    assertThat(words.definition(Figure.MOS, second.rated().map(_ -> second)).lines().skip(1))
        .containsExactly(inputs.split(";"));
    assertThat(words.uncertain(second.rated().orElseThrow())).isEqualTo(uncertain);
  }
}
