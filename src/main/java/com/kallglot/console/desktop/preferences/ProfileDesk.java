package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.PlatformTrial;
import com.kallglot.console.phone.account.ProfileRemoval;
import com.kallglot.console.phone.account.ProfileRemoval.Removed;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.ProfileSecrets.Filled;
import com.kallglot.console.settings.keychain.ProfileSecrets.Source;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the Settings page does with profiles, in the background: keep, remove, try. Of what is
/// kept, the file holds no secret, and a page no more than whether there is one.
public final class ProfileDesk {
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final Clock clock;
  private final Map<String, ProfileForm> edited = new HashMap<>();

  public ProfileDesk(
      Services services,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> messages,
      Clock clock) {
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    this.clock = clock;
  }

  /// What was typed of each profile and neither kept nor discarded, by the key of its form; it
  /// outlasts the views. Touched on the JavaFX thread.
  Map<String, ProfileForm> edited() {
    return edited;
  }

  /// Where typed secrets go.
  enum Keeping {
    KEYCHAIN,
    THIS_START
  }

  /// A profile as it is kept, and where its secrets come from.
  ///
  /// @param profile null for one that is not kept, as the sandbox
  /// @param problem why the keychain cannot be asked; null where it was
  record Known(
      @Nullable Profile profile, Map<Item, Source> sources, @Nullable KeychainException problem) {}

  void find(String name, Consumer<Known> found, Consumer<Failure> failed) {
    background.run(
        () -> {
          Optional<Profile> kept = services.kept().read().named(name);
          return kept.isEmpty() ? new Known(null, Map.of(), null) : known(kept.get());
        },
        found,
        problem -> failed.accept(Failure.of(problem)));
  }

  private Known known(Profile profile) {
    try {
      return new Known(profile, services.secrets().sources(profile), null);
    } catch (KeychainException e) {
      return new Known(profile, Map.of(), e);
    }
  }

  /// Keeps a profile and the secrets typed for it, and shows it.
  ///
  /// @param notKept is told why secrets could not be kept in the keychain; they are used until the
  ///   program ends
  void keep(
      Profile profile,
      Map<Item, Secret> secrets,
      Keeping keeping,
      Runnable done,
      Consumer<KeychainException> notKept,
      Consumer<Failure> failed) {
    background.run(
        () -> {
          findTrusted(profile);
          Optional<Profile> before = services.kept().read().named(profile.name());
          // The file first: where it cannot be written, no key is left behind and none is forgotten
          var _ = services.kept().update(kept -> kept.with(profile));
          Optional<KeychainException> problem = keepSecrets(profile, secrets, keeping);
          services.secrets().leaveBehind(before, profile);
          return problem;
        },
        problem -> {
          boolean current = isCurrent(profile.name());
          workspace.profilesChanged(current ? profile.name() : null);
          problem.ifPresent(notKept);
          done.run();
        },
        problem -> failed.accept(Failure.of(problem)));
  }

  private void findTrusted(Profile profile) throws IOException {
    Path trusted = profile.trustedCa();
    if (trusted != null && !Files.isReadable(trusted)) {
      throw new NoSuchFileException(
          messages.get().get("preferences.unreadable_ca", trusted.toString()));
    }
  }

  private Optional<KeychainException> keepSecrets(
      Profile profile, Map<Item, Secret> secrets, Keeping keeping) {
    Optional<KeychainException> problem = Optional.empty();
    for (Map.Entry<Item, Secret> each : secrets.entrySet()) {
      try {
        if (keeping == Keeping.KEYCHAIN) {
          services.secrets().keep(profile, each.getKey(), each.getValue());
          continue;
        }
      } catch (KeychainException e) {
        problem = Optional.of(e);
      }
      services.secrets().forThisStart(profile, each.getKey(), each.getValue());
    }
    return problem;
  }

  /// Gives the profile in use the key that it lacks, and opens it.
  void giveKey(
      String name,
      Secret key,
      Keeping keeping,
      Consumer<KeychainException> notKept,
      Consumer<Failure> failed) {
    find(
        name,
        known -> {
          if (known.profile() == null) {
            failed.accept(Failure.here(messages.get().get("prompt.not_kept", name)));
            return;
          }
          Profile profile = known.profile().withKind(Profile.Kind.of(key));
          keep(profile, Map.of(Item.API_KEY, key), keeping, () -> {}, notKept, failed);
        },
        failed);
  }

  private boolean isCurrent(String name) {
    var entry = workspace.entry().get();
    return entry != null && entry.name().equals(name);
  }

  /// Forgets a profile and its secrets; both come back where that is taken back.
  void remove(Profile profile, Consumer<Failure> failed) {
    background.run(
        () -> removal(profile).remove(profile),
        removed -> {
          workspace.profilesChanged(null);
          notices.tell(
              messages.get().get("preferences.removed", profile.name()), () -> bringBack(removed));
        },
        problem -> failed.accept(Failure.of(problem)));
  }

  /// Sets the file of the profiles aside where it cannot be understood, and begins without any.
  public void startOver() {
    background.run(
        () -> services.kept().startOver(),
        aside -> {
          workspace.readAgain();
          notices.tell(messages.get().get("preferences.set_aside", aside.toString()));
        },
        problem -> notices.tell(String.valueOf(problem.getMessage())));
  }

  private ProfileRemoval removal(Profile profile) {
    return new ProfileRemoval(services.kept(), services.secrets(), services.phoneAccounts(profile));
  }

  private void bringBack(Removed removed) {
    background.run(
        () -> {
          var now = services.kept().update(removed::backIn);
          if (!now.named(removed.profile().name()).equals(Optional.of(removed.profile()))) {
            return Optional.of(
                messages.get().get("preferences.name_taken", removed.profile().name()));
          }
          return keepSecrets(removed.profile(), removed.secrets(), Keeping.KEYCHAIN)
              .or(() -> services.phoneAccounts(removed.profile()).keepAgain(removed.passwords()))
              .map(why -> KeychainWords.of(messages.get(), why));
        },
        problem -> {
          workspace.profilesChanged(removed.inUse() ? removed.profile().name() : null);
          notices.tell(problem.orElse(messages.get().get("notice.undone")));
        },
        problem ->
            notices.tell(
                messages.get().get("notice.not_undone", String.valueOf(problem.getMessage()))));
  }

  /// Tries whether a profile reaches its platform, with the key typed or the one that is kept.
  void attempt(Profile profile, Map<Item, Secret> typed, Consumer<PlatformTrial.Outcome> told) {
    background.run(
        () -> PlatformTrial.of(withKey(profile, typed), clock),
        told,
        problem ->
            told.accept(new PlatformTrial.Outcome.Mistaken(String.valueOf(problem.getMessage()))));
  }

  private Profile withKey(Profile profile, Map<Item, Secret> typed) throws ServiceException {
    Secret key = typed.get(Item.API_KEY);
    if (key != null) {
      return profile.withApiKey(key);
    }
    Filled filled = services.secrets().fill(profile);
    return filled.profile();
  }
}
