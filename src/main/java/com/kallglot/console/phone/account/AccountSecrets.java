package com.kallglot.console.phone.account;

import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keychain.Owner;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The passwords of own accounts: in the keychain, and in memory from when they were first needed
/// until this program ends. Several threads may ask; each question may block as the keychain does.
public final class AccountSecrets {
  private static final Set<Item> PASSWORD = Set.of(Item.SIP_PASSWORD);

  private final String home;
  private final Keychain keychain;
  private final Map<Owner, Secret> known = new ConcurrentHashMap<>();

  /// What was found.
  ///
  /// @param password null where it is nowhere
  /// @param problem why the keychain was of no use; null where it was not needed, or answered
  record Found(@Nullable Secret password, @Nullable KeychainException problem) {}

  public AccountSecrets(Folders folders, Keychain keychain) {
    this.home = folders.config().toString();
    this.keychain = keychain;
  }

  /// Whose password it is. It was typed for one server and goes to no other: where that of an
  /// account changes, what was kept is not found any more.
  ///
  /// @param server its address
  record Holder(String profile, String account, String server) {
    static Holder of(String profile, OwnAccount account) {
      return new Holder(profile, account.id(), "sip:" + account.domain());
    }

    static Holder ofRelay(String profile, String account, AccountNetwork.Relay relay) {
      return new Holder(profile, account + "/relay", "turn:" + relay.server());
    }
  }

  /// Passwords that were forgotten, for whoever takes that back.
  public static final class TakenPasswords {
    static final TakenPasswords NONE = new TakenPasswords(Map.of());

    private final Map<Holder, Secret> passwords;

    private TakenPasswords(Map<Holder, Secret> passwords) {
      this.passwords = Map.copyOf(passwords);
    }
  }

  private Owner owner(Holder holder) {
    return new Owner(home, holder.profile() + "/" + holder.account(), holder.server());
  }

  Found find(Holder holder) {
    Owner owner = owner(holder);
    Secret typed = known.get(owner);
    if (typed != null) {
      return new Found(typed, null);
    }
    try {
      Secret kept = keychain.read(owner).get(Item.SIP_PASSWORD);
      if (kept != null) {
        known.put(owner, kept);
      }
      return new Found(kept, null);
    } catch (KeychainException e) {
      return new Found(null, e);
    }
  }

  /// Finds a password and forgets it, where it can be given back.
  ///
  /// @return with the reason why it may still be in the keychain; none where there is no keychain
  Found take(Holder holder) {
    Found found = find(holder);
    KeychainException problem =
        found.problem() == null ? forget(holder).orElse(null) : found.problem();
    return new Found(
        found.password(), problem instanceof KeychainException.Absent ? null : problem);
  }

  /// Keeps a password for good; where the keychain does not take it, until this program ends.
  ///
  /// @return why it is not in the keychain; empty where it is
  Optional<KeychainException> keep(Holder holder, Secret password) {
    Owner owner = owner(holder);
    known.put(owner, password);
    try {
      keychain.keep(owner, Item.SIP_PASSWORD, password);
      return Optional.empty();
    } catch (KeychainException e) {
      return Optional.of(e);
    }
  }

  /// Forgets all of these, or none.
  ///
  /// @throws KeychainException where one would stay behind
  TakenPasswords takeAll(List<Holder> holders) throws KeychainException {
    var passwords = new HashMap<Holder, Secret>();
    for (Holder each : holders) {
      Found found = find(each);
      throwUnlessAbsent(Optional.ofNullable(found.problem()));
      if (found.password() != null) {
        passwords.put(each, found.password());
      }
    }
    var forgotten = new TakenPasswords(passwords);
    for (Holder each : passwords.keySet()) {
      try {
        throwUnlessAbsent(forget(each));
      } catch (KeychainException e) {
        var _ = keepAgain(forgotten);
        throw e;
      }
    }
    return forgotten;
  }

  /// Where there is no keychain nothing stays in it.
  private static void throwUnlessAbsent(Optional<KeychainException> problem)
      throws KeychainException {
    if (problem.isPresent() && !(problem.get() instanceof KeychainException.Absent)) {
      throw problem.get();
    }
  }

  /// @return why not all are in the keychain again; empty where they are as they were
  Optional<KeychainException> keepAgain(TakenPasswords forgotten) {
    return forgotten.passwords.entrySet().stream()
        .map(each -> keep(each.getKey(), each.getValue()))
        .flatMap(Optional::stream)
        .filter(problem -> !(problem instanceof KeychainException.Absent))
        .findFirst();
  }

  /// @return why it may still be in the keychain; empty where it is not
  Optional<KeychainException> forget(Holder holder) {
    Owner owner = owner(holder);
    known.remove(owner);
    try {
      keychain.forget(owner, PASSWORD);
      return Optional.empty();
    } catch (KeychainException e) {
      return Optional.of(e);
    }
  }
}
