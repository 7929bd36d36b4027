package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.telephony.Secret;
import java.util.EnumSet;
import java.util.List;
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
}
