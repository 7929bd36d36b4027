package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profile.SipAccess;
import com.kallglot.console.settings.TestLineText;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keychain.Owner;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TestLine;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The secrets of the profiles kept on this computer, from wherever they are: the environment
/// first, then what was given for this start only, then the keychain. Several threads may ask; each
/// question may block as the keychain does.
public final class ProfileSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileSecrets.class);

  private final Folders folders;
  private final Environment environment;
  private final Keychain keychain;
  private final Map<Owner, Map<Item, Secret>> thisStart = new ConcurrentHashMap<>();

  public ProfileSecrets(Folders folders, Environment environment, Keychain keychain) {
    this.folders = folders;
    this.environment = environment;
    this.keychain = keychain;
  }

  /// Where a secret comes from.
  public enum Source {
    ENVIRONMENT,
    THIS_START,
    KEYCHAIN,
    /// It is asked for.
    NOWHERE
  }

  /// A profile with the secrets that were found.
  ///
  /// @param problem why the keychain was of no use; null where it was not needed, or answered
  public record Filled(Profile profile, @Nullable KeychainException problem) {
    /// Where was looked for a key that is missing, as the second half of a sentence.
    public String whereLooked() {
      return "it is not in "
          + Environment.API_KEY
          + (problem == null ? ", nor in the keychain" : ". " + problem.getMessage());
    }
  }

  /// @throws IllegalArgumentException naming the variable that cannot be understood
  public Filled fill(Profile kept) {
    Profile known = given(environment.fill(kept), thisStart.getOrDefault(of(kept), Map.of()));
    if (kept.kind() == Kind.SANDBOX || isComplete(known)) {
      return new Filled(known, null);
    }
    try {
      return new Filled(given(known, keychain.read(of(kept))), null);
    } catch (KeychainException e) {
      LOG.debug("The keychain gave nothing for profile {}", kept.name(), e);
      return new Filled(known, e);
    }
  }

  private static boolean isComplete(Profile profile) {
    return profile.apiKey() != null
        && profile.sip() != null
        && profile.sip().password() != null
        && (profile.testLineText() == null || profile.testLine() != null);
  }

  private static Profile given(Profile profile, Map<Item, Secret> secrets) {
    Profile filled = profile;
    Secret key = secrets.get(Item.API_KEY);
    if (filled.apiKey() == null && key != null) {
      filled = filled.withApiKey(key);
    }
    SipAccess sip = filled.sip();
    Secret password = secrets.get(Item.SIP_PASSWORD);
    if (password != null && (sip == null || sip.password() == null)) {
      filled =
          filled.withSip(
              new SipAccess(
                  sip == null ? null : sip.username(), password, sip == null ? null : sip.proxy()));
    }
    Secret line = secrets.get(Item.TEST_LINE_PASSWORD);
    if (filled.testLine() == null && filled.testLineText() != null && line != null) {
      filled = filled.withTestLine(line(filled, line));
    }
    return filled;
  }

  private static TestLine line(Profile profile, Secret password) {
    try {
      return TestLineText.parse(String.valueOf(profile.testLineText()), password);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The test line of profile " + profile.name() + ": " + e.getMessage(), e);
    }
  }

  /// Where each secret of a profile would come from; unlocks nothing.
  ///
  /// @throws KeychainException where only the keychain could tell of the key, and did not
  public Map<Item, Source> sources(Profile kept) throws KeychainException {
    Profile given = environment.fill(kept);
    Set<Item> typed = thisStart.getOrDefault(of(kept), Map.of()).keySet();
    var sources = new EnumMap<Item, Source>(Item.class);
    for (Item item : Item.values()) {
      if (has(given, item)) {
        sources.put(item, Source.ENVIRONMENT);
      } else if (typed.contains(item)) {
        sources.put(item, Source.THIS_START);
      }
    }
    try {
      keychain.holds(of(kept)).forEach(item -> sources.putIfAbsent(item, Source.KEYCHAIN));
    } catch (KeychainException e) {
      if (!sources.containsKey(Item.API_KEY)) {
        throw e;
      }
    }
    for (Item item : Item.values()) {
      sources.putIfAbsent(item, Source.NOWHERE);
    }
    return sources;
  }

  private static boolean has(Profile profile, Item item) {
    return switch (item) {
      case API_KEY -> profile.apiKey() != null;
      case SIP_PASSWORD -> profile.sip() != null && profile.sip().password() != null;
      case TEST_LINE_PASSWORD -> profile.testLine() != null;
    };
  }

  /// Keeps a secret in the keychain; what was given for this start only is not needed any more.
  public void keep(Profile profile, Item item, Secret secret) throws KeychainException {
    keychain.keep(of(profile), item, secret);
    forgetTyped(of(profile), item);
  }

  /// Keeps a secret until this program ends.
  public void forThisStart(Profile profile, Item item, Secret secret) {
    thisStart.computeIfAbsent(of(profile), _ -> new ConcurrentHashMap<>()).put(item, secret);
  }

  /// What is kept of a profile in the keychain, to be kept again where a removal is taken back.
  public Map<Item, Secret> kept(Profile profile) throws KeychainException {
    return keychain.read(of(profile));
  }

  /// Forgets all of a profile, wherever it was kept.
  public void forget(Profile profile) throws KeychainException {
    thisStart.remove(of(profile));
    keychain.forget(of(profile), EnumSet.allOf(Item.class));
  }

  private void forgetTyped(Owner owner, Item item) {
    Optional.ofNullable(thisStart.get(owner)).ifPresent(typed -> typed.remove(item));
  }

  private Owner of(Profile profile) {
    return Owner.of(folders, profile);
  }
}
