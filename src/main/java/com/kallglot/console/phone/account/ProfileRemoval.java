package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.AccountSecrets.TakenPasswords;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.Profiles.Kept;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.telephony.Secret;
import java.util.Map;

/// Takes a profile off this computer with all that the keychain has of it: its own secrets and the
/// passwords of the accounts that its phone calls from. Other files of the profile stay.
public final class ProfileRemoval {
  private final Profiles profiles;
  private final ProfileSecrets secrets;
  private final PhoneAccounts accounts;

  /// @param accounts of the profile
  public ProfileRemoval(Profiles profiles, ProfileSecrets secrets, PhoneAccounts accounts) {
    this.profiles = profiles;
    this.secrets = secrets;
    this.accounts = accounts;
  }

  /// What was removed, for whoever takes that back.
  public record Removed(
      Profile profile, Map<Item, Secret> secrets, TakenPasswords passwords, boolean inUse) {
    /// Nothing where there is another of its name by now.
    public Kept backIn(Kept kept) {
      if (kept.named(profile.name()).isPresent()) {
        return kept;
      }
      Kept with = kept.with(profile);
      return inUse ? with.using(profile.name()) : with;
    }
  }

  /// @throws KeychainException where a secret would stay behind; the profile stays then
  public Removed remove(Profile profile) throws SettingsException, KeychainException {
    Map<Item, Secret> own = ownSecrets(profile);
    boolean inUse = profile.name().equals(profiles.read().inUse());
    // The file first: a profile that cannot be taken out of it still has its key
    var _ = profiles.update(kept -> kept.without(profile.name()));
    try {
      var removed = new Removed(profile, own, accounts.forgetPasswords(), inUse);
      forgetSecrets(removed);
      return removed;
    } catch (SettingsException | KeychainException e) {
      var back = new Removed(profile, own, TakenPasswords.NONE, inUse);
      var _ = profiles.update(back::backIn);
      throw e;
    }
  }

  private Map<Item, Secret> ownSecrets(Profile profile) throws KeychainException {
    try {
      return secrets.kept(profile);
    } catch (KeychainException.Absent _) {
      return Map.of(); // nothing of it is kept where there is none
    }
  }

  private void forgetSecrets(Removed removed) throws KeychainException {
    try {
      secrets.forget(removed.profile());
    } catch (KeychainException.Absent _) {
      // nothing of it is kept where there is none
    } catch (KeychainException e) {
      var _ = accounts.keepAgain(removed.passwords());
      throw e;
    }
  }
}
