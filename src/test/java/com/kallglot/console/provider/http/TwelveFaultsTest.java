package com.kallglot.console.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.CredentialVerdict.InactiveAccount;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Twelve faults of provider credentials and wiring, each named rightly.
class TwelveFaultsTest {
  private static Carriers carriers;

  @BeforeAll
  static void open() throws IOException {
    carriers = new Carriers();
  }

  @AfterAll
  static void close() {
    carriers.close();
  }

  /// @param name what it is called: a verdict, or where calls end and what decides
  /// @param says words that the explanation needs
  record Fault(String what, Function<Carriers, String[]> found, String name, List<String> says) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Fault credential(
      String what, Function<Carriers, CredentialVerdict> ask, String name, String... says) {
    return new Fault(
        what,
        desk -> {
          CredentialVerdict verdict = ask.apply(desk);
          return new String[] {name(verdict), verdict.explanation().toString()};
        },
        name,
        List.of(says));
  }

  private static Fault wiring(
      String account, String number, String what, String name, String... says) {
    return new Fault(
        what,
        desk -> {
          Wiring wiring = desk.wiring(account, number);
          return new String[] {
            wiring.reach() + " by " + wiring.decidedBy(), wiring.reason() + " " + wiring.change()
          };
        },
        name,
        List.of(says));
  }

  private static String name(CredentialVerdict verdict) {
    String name = verdict.getClass().getSimpleName();
    return verdict instanceof InactiveAccount inactive ? name + " " + inactive.state() : name;
  }

  static Stream<Fault> faults() {
    String twilio = "Miswired numbers";
    String telnyx = "Miswired Telnyx numbers";
    return Stream.of(
        credential(
            "an API key's SID where the account's belongs",
            desk ->
                desk.attempt(
                    new ProviderCredentials.Twilio(
                        "SK" + "0a".repeat(16), null, Secret.of("0b".repeat(16)))),
            "Misshapen",
            "were not sent",
            "SK… is the SID of an API key"),
        credential(
            "a wrong auth token",
            desk ->
                desk.attempt(
                    new ProviderCredentials.Twilio(
                        desk.twilio("Support line").accountSid(),
                        null,
                        Secret.of("0c".repeat(16)))),
            "WrongCredentials",
            "HTTP 401, code 20003: Authenticate",
            "Copy account SID and auth token again"),
        credential(
            "test credentials",
            desk -> desk.attempt("Test credentials"),
            "TestCredentials",
            "code 20008",
            "live account SID"),
        credential(
            "a trial account",
            desk -> desk.attempt("Trial account"),
            "TrialAccount",
            "calls only numbers that were verified"),
        credential(
            "a suspended account",
            desk -> desk.attempt("Suspended account"),
            "InactiveAccount SUSPENDED",
            "credentials are right",
            "suspended"),
        credential(
            "a restricted API key",
            desk -> desk.attempt("Restricted key"),
            "RestrictedKey",
            "code 70051",
            "permission to read phone numbers"),
        credential(
            "a v1 token at Telnyx' v2",
            desk ->
                desk.attempt(new ProviderCredentials.Telnyx(Secret.of("xL9vTokenOfApiVersion1"))),
            "WrongCredentials",
            "code 10009",
            "begin with KEY",
            "v1 tokens do not open v2"),
        credential(
            "a blocked Telnyx account",
            desk -> desk.attempt("Blocked account"),
            "InactiveAccount BLOCKED",
            "code 20013"),
        wiring(
            twilio,
            "+16175550151",
            "a trunk that overrules the right Voice URL",
            "ELSEWHERE by trunk_sid",
            "goes by SIP to pbx.example.net",
            "take the number off the trunk"),
        wiring(
            twilio,
            "+16175550152",
            "a number as it was bought",
            "ELSEWHERE by voice_url",
            "greeting of Twilio's demo"),
        wiring(
            telnyx,
            "+493023125021",
            "a number attached to nothing",
            "NOWHERE by connection_id",
            "attached to no connection",
            "Attach it to an FQDN connection to sip.sandbox.kallglot.test"),
        wiring(
            telnyx,
            "+493023125027",
            "call forwarding that takes every call",
            "ELSEWHERE by call_forwarding",
            "+493023125999",
            "Turn call forwarding off"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isNamedRightly(Fault fault) {
    String[] found = fault.found().apply(carriers);
    assertThat(found[0]).isEqualTo(fault.name());
    assertThat(found[1]).contains(fault.says());
  }

  @Test
  void thereAreTwelveAndNoTwoAreExplainedAlike() {
    Set<String> explanations =
        faults().map(fault -> fault.found().apply(carriers)[1]).collect(Collectors.toSet());
    assertThat(explanations).hasSize(12);
  }
}
