package com.kallglot.console.phone.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.phone.dialling.DialPlan.Reach;
import com.kallglot.console.phone.dialling.DialReading.Kind;
import com.kallglot.console.phone.dialling.DialReading.NotDiallable;
import com.kallglot.console.phone.dialling.DialReading.Note;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.phone.dialling.DialReading.Why;
import com.kallglot.console.telephony.SipTransport;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiallingTest {
  private static DialPlan plan(@Nullable String region) {
    return new DialPlan(
        "pbx.example",
        SipTransport.UDP,
        region,
        Reach.ANYBODY,
        DialPlan.networkOf(region == null ? Set.of() : Set.of(region)),
        Destinations.ANY);
  }

  private static DialReading read(String typed) {
    return Dialling.read(typed, plan("DE"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A whole SIP address
        "sip:alice@10.0.0.8 | ADDRESS | sip:alice@10.0.0.8",
        "SIP:alice@10.0.0.8:5080;transport=tcp | ADDRESS | sip:alice@10.0.0.8:5080;transport=tcp",
        "sip:[2001:db8::1]:5070 | ADDRESS | sip:[2001:db8::1]:5070",
        "alice@example.org | ADDRESS | sip:alice@example.org",
        "1001@10.0.0.8 | ADDRESS | sip:1001@10.0.0.8",
        "sip:+493023125001@example.org | ADDRESS | sip:+493023125001@example.org",
        "sip:alice@host;method=BYE;lr | ADDRESS | sip:alice@host;lr",
        // E.164, with separators or without
        "+493023125001 | NUMBER | sip:+493023125001@pbx.example",
        "+49 (0)30 231-25001 | NUMBER | sip:+493023125001@pbx.example",
        // As dialled in Germany
        "030 23125001 | NUMBER | sip:+493023125001@pbx.example",
        "0044 20 7946 0018 | NUMBER | sip:+442079460018@pbx.example",
        // RFC 3966
        "tel:+1-201-555-0123 | NUMBER | sip:+12015550123@pbx.example",
        "TEL:030-23125001;phone-context=+49 | NUMBER | sip:+493023125001@pbx.example",
        "tel:7042;phone-context=example.com | DIGITS |"
            + " sip:7042;phone-context=example.com@pbx.example",
        // Extensions, short codes, names
        "1001 | DIGITS | sip:1001@pbx.example",
        "23125001 | DIGITS | sip:23125001@pbx.example",
        "*67# | DIGITS | sip:*67%23@pbx.example",
        "alice | NAME | sip:alice@pbx.example",
        "sess_01JD8M3Q4Z | NAME | sip:sess_01JD8M3Q4Z@pbx.example",
      })
  void readsWhatIsTyped(String typed, String kind, String uri) {
    assertThat(read(typed))
        .isInstanceOfSatisfying(
            Target.class,
            target -> {
              assertThat(target.uri()).isEqualTo(uri);
              assertThat(target.kind()).isEqualTo(Kind.valueOf(kind));
              assertThat(target.notes()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "112 | EMERGENCY",
        "1 1 2 | EMERGENCY",
        "sip:911@elsewhere.example | EMERGENCY",
        "sip:%31%31%32@elsewhere.example | EMERGENCY",
        "tel:112 | EMERGENCY",
        "+49112 | EMERGENCY",
        "110 | EMERGENCY",
        "sip:110@pbx.example | EMERGENCY",
        // The same exchange by another name, and any host where the account has a proxy
        "sip:110@pbx.example. | EMERGENCY",
        "sip:110@192.0.2.5 | EMERGENCY",
        "110@elsewhere.example | EMERGENCY",
        "sip:09001234567@192.0.2.5 | PREMIUM",
        "sip:110 | NO_ADDRESS",
        "+49 900 1234567 | PREMIUM",
        "0900 1234567 | PREMIUM",
        "+4 | NUMBER_TOO_SHORT",
        "+ | NUMBER_TOO_SHORT",
        "+49 30 231250010000000 | NUMBER_TOO_LONG",
        "+999 123456789 | NO_SUCH_COUNTRY",
        "tel:7042 | NO_CONTEXT",
        "tel:abc-xyz | NO_NUMBER",
        "sip: | NO_ADDRESS",
        "sip:alice@host:70000 | NO_ADDRESS",
        "sip:al ice@host | NO_ADDRESS",
        "john doe | NO_ADDRESS",
        "https://example.com | OTHER_SCHEME",
        "sips:alice@example.org | NEEDS_TLS",
      })
  void saysWhyItIsNotDialled(String typed, String why) {
    assertThat(read(typed))
        .isInstanceOfSatisfying(
            NotDiallable.class, refused -> assertThat(refused.why()).isEqualTo(Why.valueOf(why)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:alice:CanaryTyped1@10.0.0.8",
        "alice:CanaryTyped1@10.0.0.8",
        "sips:alice:CanaryTyped1@10.0.0.8",
        "sip:al ice:CanaryTyped1@10.0.0.8",
      })
  void aPasswordInAnAddressIsNeitherDialledNorShown(String typed) {
    DialReading reading = read(typed);
    assertThat(reading.toString()).doesNotContain("CanaryTyped1").contains("10.0.0.8");
    if (reading instanceof Target target) {
      assertThat(target.notes()).containsExactly(Note.PASSWORD_LEFT_OUT);
      assertThat(target.uri()).isEqualTo("sip:alice@10.0.0.8");
      assertThat(Dialling.read(target.text(), plan("DE")))
          .as("what is kept calls the same")
          .isInstanceOfSatisfying(
              Target.class, again -> assertThat(again.uri()).isEqualTo(target.uri()));
    }
  }

  @Test
  void nothingIsNothing() {
    assertThat(read("  ")).isEqualTo(new DialReading.Nothing());
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(read("tel:+493023125001;ext=12"))
        .isInstanceOfSatisfying(
            Target.class,
            target -> {
              assertThat(target.uri()).isEqualTo("sip:+493023125001@pbx.example");
              assertThat(target.notes()).containsExactly(Note.EXTENSION_LEFT_OUT);
            });
    assertThat(read("sip:alice@host?Replaces=x"))
        .isInstanceOfSatisfying(
            Target.class,
            target -> {
              assertThat(target.uri()).isEqualTo("sip:alice@host");
              assertThat(target.notes()).containsExactly(Note.HEADERS_LEFT_OUT);
            });
  }

  @Test
  void digitsAreOfTheCountryThatTheAccountIsIn() {
    assertThat(Dialling.read("(201) 555-0123", plan("US")))
        .isInstanceOfSatisfying(
            Target.class, target -> assertThat(target.number().value()).isEqualTo("+12015550123"));
    assertThat(Dialling.read("100", plan(null)))
        .as("an emergency number somewhere, where nobody knows where calls come out")
        .isEqualTo(new NotDiallable(Why.MAYBE_EMERGENCY, "100"));
    assertThat(Dialling.read("5550123", plan(null)))
        .as("no country is guessed, and in some these begin with one")
        .isInstanceOf(NotDiallable.class);
    assertThat(Dialling.read("100", plan("DE"))).isInstanceOf(Target.class);
  }

  @Test
  void theProfilesListOfDestinationsHolds() {
    var plan =
        new DialPlan(
            "pbx.example",
            SipTransport.TLS,
            "DE",
            Reach.SESSIONS,
            Destinations.ANYWHERE,
            new Destinations(Set.of("DE"), List.of("+4930")));
    assertThat(Dialling.read("0221 4710", plan))
        .isInstanceOfSatisfying(
            NotDiallable.class, refused -> assertThat(refused.why()).isEqualTo(Why.NOT_ALLOWED));
    assertThat(Dialling.read("030 23125001", plan))
        .isInstanceOfSatisfying(
            Target.class, target -> assertThat(target.notes()).containsExactly(Note.SESSIONS_ONLY));
    assertThat(Dialling.read("sips:alice@example.org", plan)).isInstanceOf(Target.class);
  }
}
