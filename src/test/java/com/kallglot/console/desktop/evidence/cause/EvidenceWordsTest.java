package com.kallglot.console.desktop.evidence.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Q850;
import com.kallglot.console.trace.evidence.Testimony;
import com.kallglot.console.trace.evidence.Testimony.Finding;
import com.kallglot.console.trace.evidence.Testimony.Source;
import com.kallglot.console.trace.evidence.Testimony.Weight;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceWordsTest {
  @ParameterizedTest
  @CsvSource({
    "en, 'Q.850 17, user busy', '486 is Q.850 17, user busy.'",
    "de, 'Q.850 17, Teilnehmer besetzt', '486 ist Q.850 17, Teilnehmer besetzt.'"
  })
  void causesOfQ850AreNamedInTheLanguageOfTheRest(Locale locale, String cause, String finding) {
    var words = new EvidenceWords(Messages.in(locale));
    var busy =
        new Cause(
            CauseCode.BUSY,
            "The far end is busy.",
            Set.of(Blame.SIGNALLING),
            new Q850(17, Q850.Basis.RFC_3398),
            "486 Busy Here",
            null);
    var mapped =
        new Testimony(
            Source.STATUS_MAPPING,
            Weight.DECIDES,
            Finding.MAPPED,
            List.of("486", "17", "user busy"),
            null);

    assertThat(words.q850(busy)).isEqualTo(cause);
    assertThat(words.finding(mapped)).isEqualTo(finding);
  }
}
