package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Wiring;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.pjsip.network.Answers;
import com.kallglot.console.softphone.pjsip.network.UdpPeer;
import com.kallglot.console.softphone.pjsip.protocol.TrustedAuthorities;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.CallEvidence.Registration;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.probe.CredentialFinding;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The profile's accounts and what a trial makes of them, with the sandbox at the other end.
@Tag("native")
class AccountTrialTest {
  @TempDir static Path home;
  private static Wiring wiring;
  private static TelephonyConfiguration configuration;
  private static List<PhoneAccount> accounts;

  @BeforeAll
  static void start() throws Exception {
    var folders = new Folders(home, home);
    wiring = new Wiring(folders, new Environment(Map.of()));
    Profile sandbox = wiring.profile(Optional.of("sandbox"));
    configuration = wiring.modes(sandbox).find().configuration().orElseThrow();
    TestSite site = wiring.site(sandbox, configuration);
    accounts =
        new PhoneAccounts(
                sandbox,
                home.resolve("accounts.json"),
                new AccountSecrets(folders, Keychain.none()))
            .read(site)
            .accounts();
  }

  @AfterAll
  static void stop() {
    wiring.close();
  }

  private static PhoneAccount of(Origin origin) {
    return accounts.stream().filter(each -> each.origin() == origin).findFirst().orElseThrow();
  }

  private static SipAccount changed(
      SipAccount account, Secret password, String registrar, String proxy) {
    return changed(account, password, registrar, proxy, account.transport(), account.trustedCa());
  }

  private static SipAccount changed(
      SipAccount account,
      Secret password,
      String registrar,
      String proxy,
      SipTransport transport,
      Path trustedCa) {
    return new SipAccount(
        account.uri(),
        account.authUser(),
        password,
        registrar,
        proxy,
        transport,
        account.srtp(),
        account.srtpKeying(),
        trustedCa,
        account.codecs(),
        "127.0.0.1");
  }

  @Test
  void theProfileHasTheAccountsOfItsTests() {
    assertThat(accounts)
        .extracting(PhoneAccount::origin)
        .containsExactly(Origin.SIP_SETTINGS, Origin.TEST_LINE);
    assertThat(of(Origin.SIP_SETTINGS).registers()).isFalse();
    assertThat(of(Origin.SIP_SETTINGS).sip().password()).isNotNull();
    assertThat(of(Origin.TEST_LINE).plan().region()).as("that of its number").isNotNull();
  }

  /// The sandbox lets no SIP settings register and says so with 403, but only to a password that is
  /// right.
  @Test
  void thePasswordOfTheSettingsIsProvenThoughTheyDoNotRegister() throws Exception {
    AccountTrial.Result result = AccountTrial.run(of(Origin.SIP_SETTINGS).sip(), null);
    assertThat(result.reached().isReached()).isTrue();
    assertThat(result.credentials())
        .isInstanceOfSatisfying(
            CredentialFinding.AcceptedButRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(403));
    assertThat(result.registering()).isEqualTo(new AccountTrial.NotTried());
  }

  @Test
  void aWrongPasswordIsNamed() throws Exception {
    for (Origin each : List.of(Origin.SIP_SETTINGS, Origin.TEST_LINE)) {
      SipAccount account = of(each).sip();
      SipAccount wrong =
          changed(account, Secret.of("CanaryWrong1"), account.registrar(), account.proxy());
      AccountTrial.Result result = AccountTrial.run(wrong, null);
      assertThat(result.credentials()).isEqualTo(new CredentialFinding.Wrong(401, "Unauthorized"));
      assertThat(result.toString()).doesNotContain("Canary");
    }
  }

  @Test
  void aTestLineIsProvenAndRegisters() throws Exception {
    PhoneAccount line = of(Origin.TEST_LINE);
    assertThat(line.registers()).as("it is not to").isFalse();
    assertThat(AccountTrial.run(line.home(), null).registering())
        .isEqualTo(new AccountTrial.NotTried());
    SipAccount callable =
        changed(line.home(), line.home().password(), "sip:" + line.domain(), line.home().proxy());
    AccountTrial.Result result = AccountTrial.run(callable, wiring.softphone());
    assertThat(result.credentials()).isInstanceOf(CredentialFinding.Accepted.class);
    assertThat(result.registering())
        .isInstanceOfSatisfying(
            AccountTrial.Answered.class, answer -> assertThat(answer.answer().isTaken()).isTrue());
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    SipAccount account = of(Origin.SIP_SETTINGS).sip();
    AccountTrial.Result result =
        AccountTrial.run(changed(account, account.password(), null, "127.0.0.1:" + free), null);
    assertThat(result.reached().has(Outcome.REFUSED)).isTrue();
    assertThat(result.credentials()).isNull();

    AccountTrial.Result nowhere =
        AccountTrial.run(changed(account, account.password(), null, "no-such-host.invalid"), null);
    assertThat(nowhere.reached().has(Outcome.NO_ADDRESS)).isTrue();
  }

  /// As the engine would: by the account's own nameserver, which knows the name of its service
  /// only.
  @Test
  void theServerIsLookedUpAsTheLineWouldBe() throws Exception {
    SipAccount line = of(Origin.TEST_LINE).home();
    int port = HostAndPort.port(line.proxy(), 0);
    try (var names = Answers.nameserver("service.test", port)) {
      var network = line.network().edit().lookup(Lookup.SRV).nameserver(names.address()).done();
      SipAccount account = changed(line, line.password(), null, "service.test").with(network);
      AccountTrial.Result result = AccountTrial.run(account, null);
      assertThat(result.server()).isEqualTo("127.0.0.1:" + port);
      assertThat(result.credentials()).isInstanceOf(CredentialFinding.Accepted.class);

      SipAccount nowhere = changed(line, line.password(), null, "other.test").with(network);
      AccountTrial.Result unfound = AccountTrial.run(nowhere, null);
      assertThat(unfound.server()).isEqualTo("other.test:5060");
      assertThat(unfound.reached().attempts())
          .singleElement()
          .satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(Outcome.NO_ADDRESS);
            assertThat(attempt.detail()).contains("other.test at " + names.address());
          });
    }
  }

  @Test
  void theServerIsAskedFromTheAccountsOwnAddress() throws Exception {
    try (var peer = UdpPeer.silent()) {
      SipAccount account = changed(of(Origin.TEST_LINE).sip(), null, null, peer.address());
      var _ = AccountTrial.run(account.with(account.network().boundTo("127.0.0.2")), null);
      assertThat(peer.texts().getFirst()).contains("Via: SIP/2.0/UDP 127.0.0.2:");

      SipAccount six = account.with(account.network().boundTo("::1"));
      assertThat(AccountTrial.run(six, null).reached().has(Outcome.NO_ADDRESS))
          .as("it has no IPv6 address")
          .isTrue();
    }
  }

  /// The cause of a certificate that is not trusted says to give its authority's.
  @Test
  void authoritiesThatWereCorrectedInTheirFileAreTrusted() throws Exception {
    Path file = home.resolve("authorities.pem");
    Files.writeString(file, TrustedAuthorities.system());
    SipAccount account = overTls(of(Origin.TEST_LINE), file);
    assertThat(registration(account).isTaken()).isFalse();
    Files.copy(of(Origin.TEST_LINE).home().trustedCa(), file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(registration(account).isTaken()).isTrue();
  }

  private static SipAccount overTls(PhoneAccount line, Path trustedCa) {
    SipSettings.Transport tls =
        configuration.sip().transports().stream()
            .filter(each -> each.kind() == SipTransport.TLS)
            .findFirst()
            .orElseThrow();
    return changed(
        line.home(),
        line.home().password(),
        "sip:" + line.domain(),
        tls.host() + ":" + tls.port(),
        SipTransport.TLS,
        trustedCa);
  }

  private static Registration registration(SipAccount account) throws Exception {
    try (var lines = new Lines(wiring.softphone())) {
      return lines.of(account).registration();
    }
  }

  @Test
  void withoutAPasswordThatIsSaid() throws Exception {
    SipAccount account = of(Origin.SIP_SETTINGS).sip();
    assertThat(AccountTrial.run(changed(account, null, null, account.proxy()), null).credentials())
        .isEqualTo(new CredentialFinding.NoPassword());
  }
}
