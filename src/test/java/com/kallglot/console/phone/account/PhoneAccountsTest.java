package com.kallglot.console.phone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.account.PhoneAccounts.Listing;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneAccountsTest {
  private static final Profile ACME =
      Profile.at("acme", Profile.Kind.TEST, "https://api.example.com/v1");
  private static final Secret PASSWORD = Secret.of("CanaryAccount1");
  private static final Secret RELAY = Secret.of("CanaryRelay1");
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("profiles/acme/accounts.json");
  }

  private PhoneAccounts accounts() {
    return accounts(Keychain.none());
  }

  private PhoneAccounts accounts(Keychain keychain) {
    return new PhoneAccounts(
        ACME, file(), new AccountSecrets(new Folders(folder, folder), keychain));
  }

  @Test
  void anOwnAccountIsKeptWithoutItsPassword() throws Exception {
    PhoneAccounts accounts = accounts();
    assertThat(accounts.keep(SampleAccounts.own("a1", "1001"), new Typed(PASSWORD, RELAY)))
        .as("there is no keychain, and that is said")
        .get()
        .isInstanceOf(KeychainException.Absent.class);
    assertThat(Files.readString(file())).contains("\"1001\"").doesNotContain("Canary");

    PhoneAccount kept = accounts.read(null).accounts().getFirst();
    assertThat(kept.origin()).isEqualTo(Origin.OWN);
    assertThat(kept.registers()).isTrue();
    assertThat(kept.domain()).isEqualTo("pbx.example");
    assertThat(kept.plan().region()).isEqualTo("DE");
    assertThat(kept.sip().uri()).isEqualTo("sip:1001@pbx.example:5070");
    assertThat(kept.sip().registrar()).isEqualTo("sip:pbx.example:5070");
    assertThat(kept.sip().proxy()).isEqualTo("10.0.0.8:5060");
    assertThat(kept.sip().authUser()).isEqualTo("1001");
    assertThat(kept.sip().password()).as("until this program ends").isEqualTo(PASSWORD);
    assertThat(kept.sip().network())
        .isEqualTo(
            SampleAccounts.NETWORK
                .settings()
                .edit()
                .turn(new TurnServer("turn.example", TurnServer.Transport.TCP, "alice", RELAY))
                .done());
    assertThat(kept.toString()).doesNotContain("Canary");

    Listing later = accounts().read(null);
    assertThat(later.own()).containsExactly(SampleAccounts.own("a1", "1001"));
    assertThat(later.accounts().getFirst().sip().password()).as("after a restart").isNull();
    assertThat(later.keychain()).isInstanceOf(KeychainException.Absent.class);
  }

  @Test
  void anEditStaysInItsPlaceAndAPasswordWithItsServer() throws Exception {
    PhoneAccounts accounts = accounts();
    var _ = accounts.keep(SampleAccounts.own("a1", "1001"), new Typed(PASSWORD, RELAY));
    var _ = accounts.keep(SampleAccounts.own("a2", "1002"), Typed.NONE);
    var _ = accounts.keep(SampleAccounts.own("a1", "1009"), Typed.NONE);
    Listing read = accounts.read(null);
    assertThat(read.own()).extracting(OwnAccount::user).containsExactly("1009", "1002");
    assertThat(read.accounts().getFirst().sip().password()).isEqualTo(PASSWORD);

    OwnAccount elsewhere =
        new AccountText(
                "a1",
                "x",
                "1009",
                "evil.example",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null)
            .account();
    var _ = accounts.keep(elsewhere, Typed.NONE);
    assertThat(accounts.read(null).accounts().getFirst().sip().password())
        .as("typed for another server")
        .isNull();
  }

  @Test
  void aForgottenAccountCanBeTakenBackWithItsPassword() throws Exception {
    PhoneAccounts accounts = accounts();
    OwnAccount account = SampleAccounts.own("a1", "1001");
    var _ = accounts.keep(account, new Typed(PASSWORD, RELAY));
    assertThat(accounts.forget(account).passwords()).isEqualTo(new Typed(PASSWORD, RELAY));
    assertThat(accounts.read(null).accounts()).isEmpty();
    var _ = accounts.keep(account, new Typed(PASSWORD, RELAY));
    assertThat(accounts.read(null).accounts().getFirst().sip().password()).isEqualTo(PASSWORD);
  }

  /// Nobody could name it any more.
  @Test
  void aPasswordForAServerThatIsNotUsedAnyMoreIsForgotten() throws Exception {
    var keychain = new LockableKeychain();
    PhoneAccounts accounts = accounts(keychain);
    var _ = accounts.keep(SampleAccounts.own("a1", "1001"), new Typed(PASSWORD, RELAY));
    var _ =
        accounts.handle(
            PhoneAccounts.LINE, SampleAccounts.own("a1", "1001").handling(), Typed.NONE);
    assertThat(keychain.kept.values()).containsExactlyInAnyOrder(PASSWORD, RELAY);
    AccountDraft edited = AccountDraft.of(SampleAccounts.own("a1", "1001"), List.of());
    edited.set(AccountField.RELAY_SERVER, "other.example");
    edited.set(AccountField.LABEL, "Renamed");
    var _ = accounts.keep(edited.account(), Typed.NONE);
    assertThat(keychain.kept.values()).containsExactly(PASSWORD);
    edited.set(AccountField.DOMAIN, "other.example");
    var _ = accounts.keep(edited.account(), new Typed(null, RELAY));
    assertThat(keychain.kept.values()).containsExactly(RELAY);
  }

  @Test
  void aPasswordThatALockedKeychainDoesNotTellIsNotForgotten() throws Exception {
    var keychain = new LockableKeychain();
    OwnAccount account = SampleAccounts.own("a1", "1001");
    var _ = accounts(keychain).keep(account, new Typed(PASSWORD, RELAY));
    keychain.locked = true;
    PhoneAccounts later = accounts(keychain);
    assertThat(later.forget(account).passwords()).isEqualTo(Typed.NONE);
    keychain.locked = false;
    var _ = later.keep(account, Typed.NONE);
    assertThat(later.read(null).accounts().getFirst().sip().password()).isEqualTo(PASSWORD);
  }

  /// Unlocked by whoever is asked the second time.
  private static final class LockableKeychain implements Keychain {
    private final Map<Owner, Secret> kept = new HashMap<>();
    private boolean locked;

    @Override
    public Set<Item> holds(Owner owner) throws KeychainException {
      return read(owner).keySet();
    }

    @Override
    public Map<Item, Secret> read(Owner owner) throws KeychainException {
      if (locked) {
        return Keychain.none().read(owner);
      }
      return kept.containsKey(owner) ? Map.of(Item.SIP_PASSWORD, kept.get(owner)) : Map.of();
    }

    @Override
    public void keep(Owner owner, Item item, Secret secret) {
      kept.put(owner, secret);
    }

    @Override
    public void forget(Owner owner, Set<Item> items) {
      kept.remove(owner);
    }
  }

  @Test
  void whatCannotBeUnderstoodIsToldAndKeptBesideWhatIsSavedNext() throws Exception {
    Files.createDirectories(file().getParent());
    OwnAccount saved = SampleAccounts.own("a1", "1001");
    List<String> damaged =
        List.of(
            "nonsense",
            "{\"format\":1}",
            "{\"format\":1,\"accounts\":[null]}",
            "{\"format\":1,\"accounts\":[{\"id\":\"a\",\"label\":\"x\",\"user\":\"1\"}]}",
            "{\"format\":1,\"accounts\":[{\"id\":\"a\",\"label\":\"x\",\"user\":\"1\","
                + "\"domain\":\"d\",\"transport\":\"sctp\"}]}");
    for (String text : damaged) {
      Files.writeString(file(), text);
      Listing read = accounts().read(null);
      assertThat(read.accounts()).isEmpty();
      assertThat(read.unread()).hasMessageContaining("accounts.json");
      assertThat(Files.readString(file())).as("reading changes nothing").isEqualTo(text);
      var _ = accounts().keep(saved, Typed.NONE);
      assertThat(accounts().read(null).unread()).isNull();
    }
    List<String> aside = new ArrayList<>();
    try (var files = Files.newDirectoryStream(file().getParent(), "accounts.json.aside-*")) {
      for (Path each : files) {
        aside.add(Files.readString(each));
      }
    }
    assertThat(aside).containsExactlyInAnyOrderElementsOf(damaged);
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    String newer = "{\"format\":9,\"accounts\":[]}";
    Files.writeString(file(), newer);
    assertThat(accounts().read(null).unread()).isInstanceOf(SettingsException.Newer.class);
    assertThatThrownBy(
            () -> accounts().keep(SampleAccounts.own("a1", "1001"), new Typed(PASSWORD, RELAY)))
        .isInstanceOf(SettingsException.Newer.class);
    assertThat(Files.readString(file())).isEqualTo(newer);
  }

  @Test
  void severalMayKeepAtOnce() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      OwnAccount one = SampleAccounts.own("a" + i, "100" + i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var _ = accounts().keep(one, Typed.NONE);
                } catch (SettingsException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(accounts().read(null).own()).hasSize(8);
  }

  @Test
  void whatTheSettingsAccountDoesWithCallsIsKept() throws Exception {
    var handling =
        new CallHandling(Answering.AT_ONCE, DtmfMethod.INFO, "US", SampleAccounts.NETWORK);
    var _ = accounts().handle(PhoneAccounts.LINE, handling, Typed.NONE);
    var _ = accounts().keep(SampleAccounts.own("a1", "1001"), Typed.NONE);
    assertThat(new AccountsFile(file()).read().handling())
        .containsEntry(PhoneAccounts.LINE, handling);
  }
}
