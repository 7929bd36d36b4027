package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.CredentialVerdict.RateLimited;
import com.kallglot.console.provider.CredentialVerdict.RestrictedKey;
import com.kallglot.console.provider.CredentialVerdict.RestrictedKey.Scope;
import com.kallglot.console.provider.CredentialVerdict.Works;
import com.kallglot.console.provider.CredentialVerdict.WrongCredentials;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Credentials tried at the stand-ins: what works, and the faults beyond the twelve.
class AttemptTest {
  private static Carriers carriers;

  @BeforeAll
  static void open() throws IOException {
    carriers = new Carriers();
  }

  @AfterAll
  static void close() {
    carriers.close();
  }

  @Test
  void tellsAboutTheTwilioAccountThatOpened() {
    CredentialVerdict verdict = carriers.attempt("Support line");
    assertThat(verdict).isInstanceOf(Works.class);
    assertThat(verdict.isUsable()).isTrue();
    String sid = carriers.twilio("Support line").accountSid();
    assertThat(((Works) verdict).account())
        .isEqualTo(new AccountFacts.Twilio(sid, "Support line", "active", "Full", sid));
  }

  @Test
  void tellsTheBalanceOfTelnyxAsItIsWritten() {
    assertThat(((Works) carriers.attempt("Berlin trunk")).account())
        .isEqualTo(new AccountFacts.Telnyx("25.40", "0.00", "0.00", "25.40", "USD"));
  }

  @Test
  void warnsOfAnAccountThatHasNothingLeftToSpend() {
    assertThat(carriers.attempt("Spent account").explanation().next()).contains("Top the account");
    assertThat(carriers.attempt("Berlin trunk").explanation().next()).contains("Nothing is left");
  }

  @ParameterizedTest
  @CsvSource({
    "Closed account, CLOSED",
    "Account without funds, INACTIVE",
    "Unverified account, UNVERIFIED",
  })
  void namesHowAnAccountIsOutOfService(String account, InactiveAccount.State state) {
    CredentialVerdict verdict = carriers.attempt(account);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            InactiveAccount.class, inactive -> assertThat(inactive.state()).isEqualTo(state));
    assertThat(verdict.isUsable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Standard key, NUMBERS_ONLY, 20003",
    "Restricted key, NOTHING_NEEDED, 70051",
    "Key without billing, NUMBERS_ONLY, 10010",
    "Key without rights, NOTHING_NEEDED, 10010",
  })
  void tellsWhatARestrictedKeyMay(String account, Scope scope, String code) {
    assertThat(carriers.attempt(account))
        .isInstanceOfSatisfying(
            RestrictedKey.class,
            restricted -> {
              assertThat(restricted.scope()).isEqualTo(scope);
              assertThat(restricted.said().code()).isEqualTo(code);
            });
  }

  @ParameterizedTest
  @CsvSource({"Busy account, 2, 20429", "Busy key, 3, 10011"})
  void saysWhenToTryAgain(String account, long seconds, String code) {
    assertThat(carriers.attempt(account))
        .isInstanceOfSatisfying(
            RateLimited.class,
            limited -> {
              assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
              assertThat(limited.said().code()).isEqualTo(code);
              assertThat(limited.explanation().next()).contains("in " + seconds + " s");
            });
  }

  @Test
  void tellsARevokedKeyFromAMistypedOne() {
    assertThat(carriers.attempt("Revoked key").explanation().why()).contains("revoked");
    CredentialVerdict mistyped =
        carriers.attempt(new ProviderCredentials.Telnyx(Secret.of("KEY" + "0".repeat(55))));
    assertThat(mistyped).isInstanceOf(WrongCredentials.class);
    assertThat(mistyped.explanation().why()).contains("mistyped or deleted", "code 10009");
  }

  @Test
  void tellsADeletedTwilioKeyFromARestrictedOne() {
    ProviderCredentials.Twilio key = carriers.twilio("Standard key");
    CredentialVerdict verdict =
        carriers.attempt(
            new ProviderCredentials.Twilio(
                key.accountSid(), key.apiKeySid(), Secret.of("another secret".replace(' ', '-'))));
    assertThat(verdict).isInstanceOf(WrongCredentials.class);
    assertThat(verdict.explanation().why()).contains("key was deleted");
  }

  @Test
  void doesNotTakeTheSidOfAnotherAccountForRight() {
    ProviderCredentials.Twilio mine = carriers.twilio("Support line");
    String other = carriers.twilio("Trial account").accountSid();
    assertThat(carriers.attempt(new ProviderCredentials.Twilio(other, null, mine.secret())))
        .as("credentials decide, never ids")
        .isInstanceOf(WrongCredentials.class);
  }
}
