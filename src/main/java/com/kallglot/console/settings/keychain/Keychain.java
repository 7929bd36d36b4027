package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.Secret;
import java.util.Map;
import java.util.Set;

/// Keeps secrets of profiles for longer than this program runs. Every call blocks, for a minute at
/// most: a locked keychain asks the user for its own password.
public interface Keychain {
  /// One that is not there.
  static Keychain none() {
    return new NoKeychain();
  }

  /// What may be kept of a profile.
  enum Item {
    API_KEY,
    SIP_PASSWORD,
    TEST_LINE_PASSWORD
  }

  /// Whose secrets they are. A key goes to the platform it was given for and to no other: where the
  /// API base of a profile changes, what was kept is not found any more.
  ///
  /// @param home where the profile is kept, so that two homes do not share what one of them removes
  record Owner(String home, String profile, String apiBase) {
    public static Owner of(Folders folders, Profile profile) {
      return new Owner(folders.config().toString(), profile.name(), profile.apiBase());
    }
  }

  /// What is kept; asks nobody, and reads no secret.
  Set<Item> holds(Owner owner) throws KeychainException;

  /// All that is kept, empty where nothing is.
  Map<Item, Secret> read(Owner owner) throws KeychainException;

  /// Keeps it, in place of an earlier one.
  void keep(Owner owner, Item item, Secret secret) throws KeychainException;

  /// Forgets these; what is not there is forgotten already.
  void forget(Owner owner, Set<Item> items) throws KeychainException;
}
