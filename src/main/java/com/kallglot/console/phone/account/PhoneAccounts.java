package com.kallglot.console.phone.account;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.phone.account.AccountSecrets.Holder;
import com.kallglot.console.phone.account.AccountSecrets.TakenPasswords;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts that the phone of one profile can call from: those of the profile itself, as they
/// are for its tests, and those that somebody made. Each call may block, for the disk and the
/// keychain.
public final class PhoneAccounts {
  /// Of the SIP settings' account.
  public static final String SIP = "sip";

  /// Of the test line.
  public static final String LINE = "line";

  private final Profile profile;
  private final AccountsFile file;
  private final AccountSecrets secrets;

  /// @param path of the file that own accounts are kept in
  public PhoneAccounts(Profile profile, Path path, AccountSecrets secrets) {
    this.profile = profile;
    this.file = new AccountsFile(path);
    this.secrets = secrets;
  }

  /// What there is.
  ///
  /// @param own those of the accounts that can be edited, as they are kept
  /// @param unread why the own ones are missing; null where none is
  /// @param keychain why some have no password; null where the keychain was not needed, or answered
  public record Listing(
      List<PhoneAccount> accounts,
      List<OwnAccount> own,
      @Nullable SettingsException unread,
      @Nullable KeychainException keychain) {
    public Listing {
      accounts = List.copyOf(accounts);
      own = List.copyOf(own);
    }
  }

  /// The passwords that somebody typed for an account.
  ///
  /// @param account null for the one that is kept already
  /// @param relay of its TURN server; null for the one that is kept already
  public record Typed(@Nullable Secret account, @Nullable Secret relay) {
    public static final Typed NONE = new Typed(null, null);
  }

  /// All, the profile's own first.
  ///
  /// @param site null where the profile cannot be reached, or has nothing set up: own accounts call
  ///   without it
  public Listing read(@Nullable TestSite site) {
    AccountsFile.Kept kept;
    SettingsException unread = null;
    try {
      kept = file.read();
    } catch (SettingsException e) {
      unread = e;
      kept = new AccountsFile.Kept(List.of(), Map.of());
    }
    var passwords = new Passwords(profile.name(), secrets);
    var of = new ProfileAccounts(profile, passwords, site);
    List<PhoneAccount> accounts = new ArrayList<>(of.ofProfile(kept.handling()));
    kept.own().forEach(each -> accounts.add(of.own(each)));
    return new Listing(accounts, kept.own(), unread, passwords.problem());
  }

  /// What was forgotten.
  ///
  /// @param passwords that the account had, for whoever takes that back
  /// @param left why a password may still be in the keychain; null where none is
  public record Forgotten(Typed passwords, @Nullable KeychainException left) {}

  /// Keeps an account, in place of the one of its id, whose passwords are forgotten where they were
  /// for other servers.
  ///
  /// @return why a password is not in the keychain; empty where all are
  public Optional<KeychainException> keep(OwnAccount account, Typed typed)
      throws SettingsException {
    List<Holder> before = new ArrayList<>();
    var _ =
        file.update(kept -> {
          kept.own().stream()
              .filter(each -> each.id().equals(account.id()))
              .forEach(each -> before.addAll(holders(each)));
          return kept.with(account);
        });
    before.removeAll(holders(account));
    before.forEach(secrets::forget);
    Optional<KeychainException> problem =
        typed.account() == null
            ? Optional.empty()
            : secrets.keep(Holder.of(profile.name(), account), typed.account());
    Optional<KeychainException> relays = keepRelay(account.id(), account.handling(), typed);
    return problem.or(() -> relays);
  }

  private List<Holder> holders(OwnAccount account) {
    List<Holder> all = new ArrayList<>(relays(account.id(), account.handling()));
    all.add(Holder.of(profile.name(), account));
    return all;
  }

  private List<Holder> relays(String id, @Nullable CallHandling handling) {
    AccountNetwork.Relay relay = handling == null ? null : handling.network().relay();
    return relay == null ? List.of() : List.of(Holder.ofRelay(profile.name(), id, relay));
  }

  /// Sets what becomes of calls of one that the profile has by itself.
  ///
  /// @return why a password is not in the keychain; empty where all are
  public Optional<KeychainException> handle(String id, CallHandling handling, Typed typed)
      throws SettingsException {
    List<Holder> before = new ArrayList<>();
    var _ =
        file.update(kept -> {
          before.addAll(relays(id, kept.handling().get(id)));
          return kept.handling(id, handling);
        });
    before.removeAll(relays(id, handling));
    before.forEach(secrets::forget);
    return keepRelay(id, handling, typed);
  }

  private Optional<KeychainException> keepRelay(String id, CallHandling handling, Typed typed) {
    AccountNetwork.Relay relay = handling.network().relay();
    return relay == null || typed.relay() == null
        ? Optional.empty()
        : secrets.keep(Holder.ofRelay(profile.name(), id, relay), typed.relay());
  }

  /// Forgets an account and its passwords, but for one that the keychain does not tell: nobody
  /// could take that back.
  public Forgotten forget(OwnAccount account) throws SettingsException {
    var _ = file.update(kept -> kept.without(account.id()));
    AccountSecrets.Found password = secrets.take(Holder.of(profile.name(), account));
    AccountNetwork.Relay relay = account.handling().network().relay();
    AccountSecrets.Found ofRelay =
        relay == null
            ? new AccountSecrets.Found(null, null)
            : secrets.take(Holder.ofRelay(profile.name(), account.id(), relay));
    return new Forgotten(
        new Typed(password.password(), ofRelay.password()),
        password.problem() == null ? ofRelay.problem() : password.problem());
  }

  /// Forgets the passwords of all accounts, those of their relays with them. The accounts stay.
  ///
  /// @throws SettingsException where it cannot be told which there are
  /// @throws KeychainException where one would stay behind; none is forgotten then
  public TakenPasswords forgetPasswords() throws SettingsException, KeychainException {
    AccountsFile.Kept kept = file.read();
    var all = new ArrayList<Holder>();
    kept.own().forEach(each -> all.addAll(holders(each)));
    kept.handling().forEach((id, each) -> all.addAll(relays(id, each)));
    return secrets.takeAll(all);
  }

  /// @return why not all passwords are in the keychain again; empty where they are
  public Optional<KeychainException> keepAgain(TakenPasswords forgotten) {
    return secrets.keepAgain(forgotten);
  }
}
