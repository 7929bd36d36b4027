package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.organization.OrganizationException.Kind;
import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way from a profile to a platform and back, against the sandbox over HTTP.
class OrganizationTest {
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private Sandbox sandbox;
  private OrganizationAccess access;
  private Organization organization;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
    access = sandbox.organizations().getFirst();
    organization = of(access.apiKey(), exchanges::add);
  }

  private Organization of(Secret key, ExchangeListener listener) {
    return Organization.of(profile(sandbox.baseUrl(), key), listener, Clock.systemUTC());
  }

  private static Profile profile(String base, Secret key) {
    return new Profile(
        "here",
        Profile.Kind.SANDBOX,
        base,
        key,
        null,
        null,
        null,
        null,
        null,
        Profile.Reading.PUBLIC_TEXT,
        Guards.DEFAULT);
  }

  @AfterEach
  void stop() {
    organization.close();
    sandbox.close();
  }

  @Test
  void readsWhatIsSetUpAsAWhole() throws Exception {
    assertThat(organization.lastRead()).isEmpty();

    TelephonyConfiguration read = organization.read();

    assertThat(read.numbers()).hasSize(3);
    assertThat(read.connections())
        .extracting(ProviderConnection::label)
        .containsExactlyInAnyOrder("Support line", "Berlin trunk", "Old account");
    assertThat(read.sip().enabled()).isTrue();
    assertThat(organization.lastRead()).contains(read);
    assertThat(organization.age()).hasValueSatisfying(age -> assertThat(age).isPositive());
    assertThat(exchanges).hasSize(3).allMatch(exchange -> exchange.status() == 200);
    assertThat(organization.policy()).isEqualTo(ResolutionPolicy.PUBLIC_TEXT);
  }

  /// A clock may be set back: what was read after that is newer all the same.
  @Test
  void whatWasReadLastIsLastWhateverTheClockSays() throws Exception {
    Instant now = Instant.parse("2026-11-22T15:20:00Z");
    Iterator<Instant> times = List.of(now, now.minusSeconds(60)).iterator();
    InstantSource source = () -> times.hasNext() ? times.next() : now;
    try (Organization jumping =
        Organization.of(
            profile(sandbox.baseUrl(), access.apiKey()),
            ExchangeListener.NONE,
            source.withZone(ZoneOffset.UTC))) {
      var _ = jumping.read();
      TelephonyConfiguration second = jumping.read();
      assertThat(second.readAt()).isBefore(now);
      assertThat(jumping.lastRead()).contains(second);
    }
  }

  @Test
  void editsOnlyWhatItHasSeen() throws Exception {
    TelephonyConfiguration read = organization.read();
    PhoneNumber number = active(read);
    PhoneNumber suspended = organization.suspend(number);
    assertThat(suspended.status()).isEqualTo(PhoneNumber.Status.SUSPENDED);

    OrganizationException stale =
        catchThrowableOfType(OrganizationException.class, () -> organization.activate(number));

    assertThat(stale.kind()).isEqualTo(Kind.REFUSED);
    assertThat(stale.code()).isEqualTo("precondition_failed");
    assertThat(organization.activate(suspended).status()).isEqualTo(PhoneNumber.Status.ACTIVE);
  }

  private static PhoneNumber active(TelephonyConfiguration read) {
    return read.numbers().stream()
        .filter(number -> number.status() == PhoneNumber.Status.ACTIVE)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void movesTheDefaultAndChangesTheSipSettings() throws Exception {
    ProviderConnection berlin =
        organization.read().connections().stream()
            .filter(connection -> connection.label().equals("Berlin trunk"))
            .findFirst()
            .orElseThrow();
    assertThat(organization.makeDefault(berlin).isDefault()).isTrue();
    assertThat(organization.read().connections().stream().filter(ProviderConnection::isDefault))
        .hasSize(1);

    SipSettings sip = organization.encrypt(organization.read().sip(), SrtpPolicy.REQUIRED);
    assertThat(sip.srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    Allowlist office =
        new Allowlist(
            Allowlist.Mode.LISTED, List.of(new Allowlist.Entry("198.51.100.0/24", "Office", null)));
    SipSettings listed = organization.allow(sip, office);
    assertThat(listed.allowlist().entries())
        .extracting(Allowlist.Entry::cidr)
        .containsExactly("198.51.100.0/24");
    assertThat(organization.disable(listed).enabled()).isFalse();
  }

  @Test
  void aRejectedKeyIsToldOnceForAllThreeParts() {
    try (Organization stranger = of(Secret.of("sk_test_nobody"), ExchangeListener.NONE)) {
      OrganizationException rejected =
          catchThrowableOfType(OrganizationException.class, stranger::read);

      assertThat(rejected.kind()).isEqualTo(Kind.KEY_REJECTED);
      assertThat(rejected.status()).isEqualTo(401);
      assertThat(rejected).hasMessageNotContaining("nobody");
      assertThat(stranger.lastRead()).isEmpty();
    }
  }

  @Test
  void aPlatformThatIsGoneLeavesWhatWasReadLast() throws Exception {
    TelephonyConfiguration read = organization.read();
    sandbox.close();

    assertThat(catchThrowableOfType(OrganizationException.class, organization::read).kind())
        .isEqualTo(Kind.UNREACHABLE);
    assertThat(organization.lastRead()).contains(read);
  }

  @Test
  void aProfileWithoutAKeySaysHowToGiveIt() {
    Profile keyless = profile("https://api.kallglot.com/v1", Secret.of("x")).withApiKey(null);

    assertThatThrownBy(() -> Organization.of(keyless, ExchangeListener.NONE, Clock.systemUTC()))
        .hasMessageContaining("KALLGLOT_API_KEY");
  }

  @Test
  void anEditOfWhatSomebodyDeletedSaysThatItIsGone(@TempDir Path folder) throws Exception {
    var modes = new Modes(organization, folder, sandbox.baseUrl(), Clock.systemUTC());
    Management management = modes.management(modes.find()).orElseThrow();
    ProviderConnection trunk = organization.read().connections().getFirst();
    var _ = organization.connections().delete(trunk);
    assertThat(management.edit(trunk, new ConnectionEdit.Label("x")))
        .isEqualTo(new Edited.Gone<>(trunk));
    assertThat(organization.connections().delete(trunk)).isEqualTo(new Edited.Gone<>(trunk));
  }
}
