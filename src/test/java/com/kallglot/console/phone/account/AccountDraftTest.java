package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.phone.dialling.DialPlan;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountDraftTest {
  private static AccountDraft draft() {
    AccountDraft draft = AccountDraft.ofNew(List.of("Desk"));
    draft.set(AccountField.LABEL, "Office");
    draft.set(AccountField.USER, "1001");
    draft.set(AccountField.DOMAIN, "pbx.example");
    return draft;
  }

  @Test
  void anEmptyOneNeedsANameAUserAndADomain() {
    assertThat(AccountDraft.ofNew(List.of()).problems())
        .containsExactlyInAnyOrder(AccountField.LABEL, AccountField.USER, AccountField.DOMAIN);
    assertThat(draft().problems()).isEmpty();
    assertThat(draft().account().registering()).isEqualTo(Registering.YES);
    assertThat(draft().account().handling()).isEqualTo(CallHandling.USUAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LABEL | Desk",
        "USER | al ice",
        "USER | alice@pbx",
        "DOMAIN | sip:pbx.example",
        "DOMAIN | pbx.example:99999",
        "PROXY | two words",
        "AUTH_USER | two words",
        "CODECS | opus, PC/MA",
        "TRUSTED_CA | relative.pem",
        "REGION | XX",
        "BIND_ADDRESS | pbx.example",
        "BIND_ADDRESS | 2001:db8::1",
        "NAMESERVER | dns.example",
        "STUN_SERVERS | stun.example, :3478",
        "KEEP_ALIVE | 301",
        "KEEP_ALIVE | often",
        "RTP_PORTS | 20001-20100",
        "RTP_PORTS | 20000",
        "SESSION_EXPIRES | 60",
      })
  void saysWhichFieldIsWrong(AccountField field, String text) {
    AccountDraft draft = draft();
    draft.set(field, text);
    assertThat(draft.problems()).contains(field);
  }

  @Test
  void aRelayNeedsIceAndAUser() {
    AccountDraft draft = draft();
    draft.set(AccountField.RELAY_SERVER, "turn.example");
    assertThat(draft.problems())
        .containsExactlyInAnyOrder(AccountField.ICE, AccountField.RELAY_USER);
    draft.set(AccountField.ICE, "ON");
    draft.set(AccountField.RELAY_USER, "alice");
    assertThat(draft.problems()).isEmpty();
    assertThat(draft.account().handling().network().relay()).isNotNull();
    draft.set(AccountField.FAMILY, "IPV6");
    assertThat(draft.problems()).containsExactly(AccountField.RELAY_SERVER);
  }

  @Test
  void whatIsKeptComesBackAsItWas() {
    OwnAccount kept = SampleAccounts.own("a1", "1001");
    AccountDraft draft = AccountDraft.of(kept, List.of(kept.label()));
    assertThat(draft.problems()).isEmpty();
    assertThat(draft.account()).isEqualTo(kept);
    assertThat(draft.passwords()).isEqualTo(Typed.NONE);
    draft.set(AccountField.PASSWORD, " with spaces ");
    assertThat(draft.passwords().account()).isEqualTo(Secret.of(" with spaces "));
  }

  @Test
  void ofAnOwnAccountEverythingCanBeEdited() {
    assertThat(draft().parts()).isEqualTo(EnumSet.allOf(AccountField.Part.class));
  }

  @Test
  void aTrialHasThePasswordsThatAreKnownForTheSameServers() {
    Secret password = Secret.of("CanaryKnown1");
    Secret relays = Secret.of("CanaryKnown2");
    OwnAccount kept = SampleAccounts.own("a1", "1001");
    SipAccount home = kept.sip(password, relays, null);
    var plan =
        new DialPlan(
            "pbx.example",
            SipTransport.UDP,
            null,
            DialPlan.Reach.ANYBODY,
            Destinations.ANY,
            Destinations.ANY);
    var known =
        new PhoneAccount(
            "a1", "Desk", PhoneAccount.Origin.OWN, home, home, Map.of(), kept.handling(), plan);
    AccountDraft draft = AccountDraft.of(kept, List.of());
    assertThat(draft.sip(known, null)).isEqualTo(home);
    draft.set(AccountField.RELAY_SERVER, "other.example");
    assertThat(draft.sip(known, null).network().turn()).as("of another relay").isNull();
    draft.set(AccountField.DOMAIN, "other.example");
    assertThat(draft.sip(known, null).password()).as("of another server").isNull();
  }
}
