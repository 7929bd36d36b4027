package com.kallglot.console.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.ShapeFault.Field;
import com.kallglot.console.provider.ShapeFault.Kind;
import com.kallglot.console.telephony.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is recognised before anything is sent.
class CredentialShapeTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String KEY = "SK" + "0123456789abcdef".repeat(2);
  private static final String TOKEN = "fedcba9876543210".repeat(2);
  private static final String TELNYX = "KEY0180C1DF633BD05E79DB3308230C3C92_AbCdEfGhIjKlMnOpQrStUv";

  @Test
  void takesWhatIsInOrderAsItIs() {
    assertThat(CredentialShape.twilio(ACCOUNT, TOKEN))
        .isEqualTo(
            new TypedCredentials(
                new ProviderCredentials.Twilio(ACCOUNT, null, Secret.of(TOKEN)),
                List.of(),
                List.of()));
    assertThat(CredentialShape.twilioKey(ACCOUNT, KEY, "aB3".repeat(10)).faults()).isEmpty();
    assertThat(CredentialShape.telnyx(TELNYX).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" %s", "%s\n", "\t%s\r\n", "\u00a0%s\u2003", "\u200b%s\ufeff"})
  void removesBlanksAroundAndSaysSo(String around) {
    TypedCredentials typed =
        CredentialShape.twilio(around.formatted(ACCOUNT), around.formatted(TOKEN));
    assertThat(typed.sendable())
        .contains(new ProviderCredentials.Twilio(ACCOUNT, null, Secret.of(TOKEN)));
    assertThat(typed.corrections())
        .extracting(Correction::sentence)
        .containsExactly(
            "Blanks or line ends around the account SID were removed.",
            "Blanks or line ends around the auth token were removed.");
    assertThat(typed.corrections())
        .extracting(Correction::field)
        .containsExactly(Field.ACCOUNT_SID, Field.AUTH_TOKEN);
    assertThat(CredentialShape.tidied(Field.AUTH_TOKEN, around.formatted(TOKEN))).isEqualTo(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer  ", "Authorization: Bearer "})
  void removesWhatBelongsToTheHeader(String prefix) {
    TypedCredentials typed = CredentialShape.telnyx(prefix + TELNYX);
    assertThat(typed.sendable()).contains(new ProviderCredentials.Telnyx(Secret.of(TELNYX)));
    assertThat(typed.corrections()).singleElement().asString().contains("belongs to the header");
    assertThat(CredentialShape.tidied(Field.API_KEY, prefix + TELNYX)).isEqualTo(TELNYX);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'', EMPTY",
        "SK0123456789abcdef0123456789ABCDEF, API_KEY_SID",
        "PN0123456789abcdef0123456789abcdef, OTHER_SID",
        "TK0123456789abcdef0123456789abcdef, OTHER_SID",
        "KEY0180C1DF633BD05E79DB3308230C3C92_AbCdEfGhIjKlMnOpQrStUv, OTHER_PROVIDER",
        "AC0123456789abcdef0123456789abcde, MALFORMED_SID",
        "AC0123456789abcdef0123456789abcdef0, MALFORMED_SID",
        "AC0123456789abcdef0123456789abcdeg, MALFORMED_SID",
        "ac0123456789abcdef0123456789abcdef, MALFORMED_SID",
        "me@example.com, MALFORMED_SID",
        "AC0123456789abcdef0123456789abcdef, -",
        "AC0123456789ABCDEF0123456789abcdef, -",
      })
  void knowsAnAccountSid(String sid, Kind kind) {
    TypedCredentials typed = CredentialShape.twilio(sid, TOKEN);
    if (kind == null) {
      assertThat(typed.faults()).isEmpty();
    } else {
      assertThat(typed.faults()).extracting(ShapeFault::kind).containsExactly(kind);
      assertThat(typed.faults().getFirst().field()).isEqualTo(Field.ACCOUNT_SID);
      assertThat(typed.sendable()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY, false",
    "AC0123456789abcdef0123456789abcdef, SID_AS_SECRET, false",
    "KEY0180C1DF_x, OTHER_PROVIDER, false",
    "fedcba98 76543210fedcba9876543210, STRANGE_CHARACTER, false",
    "fedcba9876543210fedcba987654321ö, STRANGE_CHARACTER, false",
    "FEDCBA9876543210FEDCBA9876543210, UNUSUAL_TOKEN, true",
    "fedcba9876543210, UNUSUAL_TOKEN, true",
  })
  void knowsAnAuthToken(String token, Kind kind, boolean sent) {
    TypedCredentials typed = CredentialShape.twilio(ACCOUNT, token);
    assertThat(typed.faults()).extracting(ShapeFault::kind).containsExactly(kind);
    assertThat(typed.sendable().isPresent())
        .as("only what is certain is not sent: no form of tokens is promised")
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY, false",
    "AC0123456789abcdef0123456789abcdef, OTHER_PROVIDER, false",
    "KEY0180 C1DF, STRANGE_CHARACTER, false",
    "xL9vTokenOfApiVersion1, V1_TOKEN, true",
  })
  void knowsATelnyxKey(String key, Kind kind, boolean sent) {
    TypedCredentials typed = CredentialShape.telnyx(key);
    assertThat(typed.faults()).extracting(ShapeFault::kind).containsExactly(kind);
    assertThat(typed.sendable().isPresent()).isEqualTo(sent);
  }

  @Test
  void knowsAnApiKeysSid() {
    assertThat(CredentialShape.twilioKey(ACCOUNT, ACCOUNT, TOKEN).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).contains("not the SID of an API key"));
    assertThat(CredentialShape.twilioKey(ACCOUNT, "SK12", TOKEN).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).contains("34 characters. This has 4"));
  }

  @Test
  void quotesNoPartOfASecret() {
    for (String secret :
        new String[] {"Hunter2 öX", "KEYHunter2", "Hunter2", "AC" + "ab".repeat(16)}) {
      String twilio = CredentialShape.twilio(ACCOUNT, secret).toString();
      String key = CredentialShape.twilioKey(ACCOUNT, KEY, secret).toString();
      String telnyx = CredentialShape.telnyx(secret).toString();
      assertThat(twilio + key + telnyx).doesNotContain("Hunter2").doesNotContain("abab");
    }
  }
}
