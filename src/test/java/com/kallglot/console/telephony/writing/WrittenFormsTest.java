package com.kallglot.console.telephony.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.writing.Writing.Reading;
import com.kallglot.console.telephony.writing.Writing.Source;
import com.kallglot.console.telephony.writing.WrittenForms.Network;
import com.kallglot.console.telephony.writing.WrittenForms.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How one number is written for whom, and that nothing is said of which nobody knows the source.
class WrittenFormsTest {
  private static final E164 BERLIN = new E164("+493023125001");

  @ParameterizedTest
  @CsvSource({
    "PLUS,        +493023125001",
    "BARE,        493023125001",
    "DOUBLE_ZERO, 00493023125001",
    "NATIONAL,    030 23125001",
    "TEL_URI,     tel:+493023125001",
    "SIP_USER,    +493023125001@…"
  })
  void isWrittenInEveryForm(Form form, String written) {
    var forms = new WrittenForms(BERLIN, Provider.TELNYX, Network.REAL);
    assertThat(forms.written(form)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "PLUS,     API,           TWILIO, REAL,    WANTED",
    "BARE,     API,           TWILIO, REAL,    REFUSED",
    "TEL_URI,  API,           TELNYX, REAL,    REFUSED",
    "PLUS,     TO_PROVIDER,   TELNYX, REAL,    WANTED",
    "NATIONAL, TO_PROVIDER,   TELNYX, REAL,    REFUSED",
    "PLUS,     TO_PROVIDER,   TWILIO, REAL,    UNDOCUMENTED",
    "PLUS,     FROM_PROVIDER, TWILIO, REAL,    UNDOCUMENTED",
    "PLUS,     FROM_PROVIDER, TELNYX, REAL,    WANTED",
    "BARE,     FROM_PROVIDER, TELNYX, REAL,    UNDOCUMENTED",
    "BARE,     FROM_PROVIDER, TELNYX, SANDBOX, REFUSED",
    "TEL_URI,  FROM_PROVIDER, TELNYX, SANDBOX, ACCEPTED"
  })
  void isReadBySidesAsTheirSourceSays(
      Form form, Side side, Provider provider, Network network, Reading reading) {
    assertThat(new WrittenForms(BERLIN, provider, network).of(form, side).reading())
        .isEqualTo(reading);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatHasNoSourceIsUndocumented(Form form) {
    for (Provider provider : Provider.values()) {
      for (Network network : Network.values()) {
        for (Side side : Side.values()) {
          Writing writing = new WrittenForms(BERLIN, provider, network).of(form, side);
          assertThat(writing.source() == Source.NONE)
              .as("%s %s %s %s", form, provider, network, side)
              .isEqualTo(writing.reading() == Reading.UNDOCUMENTED);
        }
      }
    }
  }
}
