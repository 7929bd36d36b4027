package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.phone.account.PhoneAccounts.Listing;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.Keyring;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.settings.keychain.SystemKeychain;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The passwords of own accounts in GNOME's keyring itself, over restarts of the program.
class AccountPasswordsTest {
  private static final Profile ACME = Profile.at("acme", Kind.TEST, "https://api.example.com/v1");
  private static final Profile OTHER = Profile.at("other", Kind.TEST, "https://api.example.com/v1");
  private static final Typed TYPED =
      new Typed(Secret.of("CanaryAccount1"), Secret.of("CanaryRelay1"));

  @TempDir static Path ring;
  private static Keyring keyring;
  private static Keychain keychain;

  @TempDir Path home;

  @BeforeAll
  static void open() throws Exception {
    keyring = new Keyring(ring).unlocked();
    keychain = SystemKeychain.of(keyring.environment());
  }

  @AfterAll
  static void close() {
    keyring.close();
  }

  /// As a program that was just started sees them.
  private PhoneAccounts started(Profile profile) {
    Path file = home.resolve(profile.name() + "-accounts.json");
    var secrets = new AccountSecrets(new Folders(home, home), keychain);
    return new PhoneAccounts(profile, file, secrets);
  }

  private void assertPasswords(Profile profile, Typed kept) {
    Listing listing = started(profile).read(null);
    assertThat(listing.keychain()).isNull();
    var sip = listing.accounts().getFirst().sip();
    assertThat(sip.password()).isEqualTo(kept.account());
    assertThat(sip.network().turn() == null ? null : sip.network().turn().password())
        .isEqualTo(kept.relay());
  }

  @Test
  void theyOutlastTheProgramAndGoWithTheirAccount() throws Exception {
    OwnAccount desk = SampleAccounts.own("a1", "1001");
    assertThat(started(ACME).keep(desk, TYPED)).as("all are in the keychain").isEmpty();
    assertPasswords(ACME, TYPED);
    Typed forgotten = started(ACME).forget(desk).passwords();
    assertThat(forgotten).isEqualTo(TYPED);
    var _ = started(ACME).keep(desk, Typed.NONE);
    assertPasswords(ACME, Typed.NONE);
    assertThat(started(ACME).keep(desk, forgotten)).isEmpty();
    assertPasswords(ACME, TYPED);
    var _ = started(ACME).forget(desk);
  }

  @Test
  void theyGoWithTheirProfileAndComeBackWithIt() throws Exception {
    var folders = new Folders(home, home);
    var profiles = new Profiles(folders, Clock.systemUTC());
    var secrets = new ProfileSecrets(folders, keyring.environment(), keychain);
    var _ = profiles.update(kept -> kept.with(ACME).with(OTHER).using("acme"));
    secrets.keep(ACME, Item.API_KEY, Secret.of("sk_test_Canary1"));
    for (Profile each : new Profile[] {ACME, OTHER}) {
      var _ = started(each).keep(SampleAccounts.own("a1", "1001"), TYPED);
      var _ = started(each).keep(SampleAccounts.own("a2", "1002"), Typed.NONE);
    }

    PhoneAccounts accounts = started(ACME);
    var removed = new ProfileRemoval(profiles, secrets, accounts).remove(ACME);
    assertThat(profiles.read().named("acme")).isEmpty();
    assertThat(secrets.kept(ACME)).isEmpty();
    assertPasswords(ACME, Typed.NONE);
    assertPasswords(OTHER, TYPED);

    assertThat(removed.backIn(profiles.read()).inUse()).isEqualTo("acme");
    assertThat(removed.secrets()).isEqualTo(Map.of(Item.API_KEY, Secret.of("sk_test_Canary1")));
    assertThat(accounts.keepAgain(removed.passwords())).isEmpty();
    assertPasswords(ACME, TYPED);
    var _ = accounts.forgetPasswords();
    var _ = started(OTHER).forgetPasswords();
  }

  @Test
  void aProfileStaysWhereAPasswordWouldStayBehind(@TempDir Path locked) throws Exception {
    var folders = new Folders(home, home);
    var profiles = new Profiles(folders, Clock.systemUTC());
    var _ = profiles.update(kept -> kept.with(ACME).using("acme"));
    try (var ring = new Keyring(locked).unlocked()) {
      Keychain other = SystemKeychain.of(ring.environment());
      Path file = home.resolve("accounts.json");
      var kept = new PhoneAccounts(ACME, file, new AccountSecrets(folders, other));
      assertThat(kept.keep(SampleAccounts.own("a1", "1001"), TYPED)).isEmpty();
      ring.lock();
      var restarted = new PhoneAccounts(ACME, file, new AccountSecrets(folders, other));
      var secrets = new ProfileSecrets(folders, ring.environment(), other);
      assertThatThrownBy(() -> new ProfileRemoval(profiles, secrets, restarted).remove(ACME))
          .isInstanceOf(KeychainException.Locked.class);
      assertThat(profiles.read().named("acme")).contains(ACME);
      assertThat(profiles.read().inUse()).isEqualTo("acme");
    }
  }
}
