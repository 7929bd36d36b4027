package com.kallglot.console;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.SandboxLauncher;
import com.kallglot.console.cli.Services;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.phone.account.AccountSecrets;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.settings.keychain.SystemKeychain;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds what a command or a window asks for, when it asks for it, and closes it in reverse order.
/// Several threads may ask.
public final class Wiring implements Services, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Environment environment;
  private final Profiles profiles;
  private final ProfileSecrets secrets;
  private final AccountSecrets accountSecrets;
  private final SandboxHost sandbox;
  private final CarrierAccess carriers;
  private final Path kept;
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final Journal journal = new Journal(Clock.systemUTC());
  private final Map<Profile, Platform> platforms = new HashMap<>();
  private Function<String, Optional<String>> asks = _ -> Optional.empty();
  private @Nullable Softphone softphone;

  public Wiring(Folders folders, Environment environment) {
    this.environment = environment;
    this.profiles = new Profiles(folders, Clock.systemUTC());
    Keychain keychain = SystemKeychain.of(environment);
    this.secrets = new ProfileSecrets(folders, environment, keychain);
    this.accountSecrets = new AccountSecrets(folders, keychain);
    this.sandbox = new SandboxHost(folders.data().resolve("sandbox"));
    this.kept = folders.data().resolve("profiles");
    this.carriers = new CarrierAccess(sandbox);
    toClose.push(sandbox);
    toClose.push(carriers);
  }

  @Override
  public Profile profile(Optional<String> name) throws CommandFailure {
    String wanted = name.isPresent() ? name.get() : inUse();
    Optional<Profile> kept = kept(wanted);
    if (kept.isPresent()) {
      return kept.get();
    }
    return SandboxProfiles.of(sandbox.attachOrStart()).stream()
        .filter(profile -> profile.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted));
  }

  private Optional<Profile> kept(String name) throws CommandFailure {
    try {
      if (name.equals(Environment.PROFILE)) {
        return environment.profile();
      }
      if (Profiles.SANDBOXES.contains(name)) {
        return Optional.empty();
      }
      Profile kept = profiles.read().named(name).orElseThrow(() -> unknown(name));
      return Optional.of(secrets.fill(kept).profile());
    } catch (SettingsException e) {
      throw failure(ExitCode.STORE, e);
    } catch (IllegalArgumentException e) {
      throw failure(ExitCode.USAGE, e);
    }
  }

  /// The environment's profile, the one chosen, or the sandbox.
  String inUse() throws CommandFailure {
    try {
      if (environment.profile().isPresent()) {
        return Environment.PROFILE;
      }
      return Optional.ofNullable(profiles.read().inUse()).orElse(SandboxProfiles.DEFAULT);
    } catch (SettingsException e) {
      throw failure(ExitCode.STORE, e);
    } catch (IllegalArgumentException e) {
      throw failure(ExitCode.USAGE, e);
    }
  }

  private static CommandFailure unknown(String name) {
    return new CommandFailure(
        ExitCode.USAGE,
        "There is no profile '%s'. 'profile list' shows those there are, 'profile add' makes one."
            .formatted(name));
  }

  @Override
  public List<Profile> profilesToCheck(Optional<String> name) throws CommandFailure {
    Profile chosen = profile(name);
    return name.isEmpty() && chosen.name().equals(SandboxProfiles.DEFAULT)
        ? List.of(chosen, profile(Optional.of(SandboxProfiles.EMPTY)))
        : List.of(chosen);
  }

  @Override
  public Profiles profiles() {
    return profiles;
  }

  @Override
  public ResolutionPolicy reading(Profile profile) throws CommandFailure {
    return platform(profile).reading();
  }

  @Override
  public Modes modes(Profile profile) throws CommandFailure {
    return platform(profile).modes();
  }

  @Override
  public InventoryFile inventory(Profile profile) {
    return Modes.inventory(folderOf(profile), profile.apiBase(), Clock.systemUTC());
  }

  @Override
  public Organization organization(Profile profile) throws CommandFailure {
    return platform(profile).organization();
  }

  @Override
  public Orders orders(Profile profile) throws CommandFailure {
    return platform(profile).orders();
  }

  @Override
  public SessionsMade sessionsMade(Profile profile) {
    return new SessionsMade(folderOf(profile).resolve("sessions.jsonl"), Clock.systemUTC());
  }

  @Override
  public PhoneAccounts phoneAccounts(Profile profile) {
    return new PhoneAccounts(profile, folderOf(profile).resolve("accounts.json"), accountSecrets);
  }

  @Override
  public Providers providers(Profile profile) throws CommandFailure {
    return carriers.of(profile);
  }

  @Override
  public PlatformAddresses addresses(Profile profile) throws CommandFailure {
    return carriers.addresses(profile, inventory(profile));
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public TestSite site(Profile profile, TelephonyConfiguration configuration)
      throws CommandFailure {
    return platform(profile).site(configuration);
  }

  synchronized Platform platform(Profile profile) throws CommandFailure {
    Platform known = platforms.get(profile);
    if (known == null) {
      Profile usable = profile.apiKey() == null ? withKey(profile) : profile;
      known = Platform.of(usable, folderOf(profile), sessionsMade(profile), journal);
      platforms.put(profile, known);
      toClose.push(known);
    }
    return known;
  }

  /// Asks for a key that is nowhere; what is typed is kept until this program ends.
  private Profile withKey(Profile profile) throws CommandFailure {
    ProfileSecrets.Filled filled = secrets.fill(profile);
    if (filled.profile().apiKey() != null) {
      return filled.profile();
    }
    Optional<String> typed = asks.apply("API key of profile '" + profile.name() + "':");
    if (typed.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Profile '%s' has no API key: %s. Set it, or use a terminal, where it is asked for."
              .formatted(profile.name(), filled.whereLooked()),
          filled.problem());
    }
    Secret key = Secret.of(typed.get().strip());
    if (Profile.Kind.of(key) == Profile.Kind.LIVE && profile.kind() == Profile.Kind.TEST) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "That is a live key, and profile '%s' is kept as a test: 'profile add --kind live' makes it live."
              .formatted(profile.name()));
    }
    secrets.forThisStart(profile, Keychain.Item.API_KEY, key);
    return profile.withApiKey(key);
  }

  @Override
  public void askThrough(Function<String, Optional<String>> unseen) {
    asks = unseen;
  }

  @Override
  public ProfileSecrets secrets() {
    return secrets;
  }

  /// Where what is kept of a profile is; the environment's is another one for each platform.
  Path folderOf(Profile profile) {
    return kept.resolve(
        profile.name().equals(Environment.PROFILE)
            ? profile.name() + "-" + profile.apiBase().replaceAll("[^A-Za-z0-9.]+", "-")
            : profile.name());
  }

  @Override
  public synchronized Softphone softphone() throws CommandFailure {
    if (softphone == null) {
      try {
        softphone = PjsipSoftphone.start();
      } catch (SoftphoneException e) {
        throw failure(ExitCode.ENGINE, e);
      }
      toClose.push(softphone);
      toClose.push(softphone.onSipMessage(journal::add));
    }
    return softphone;
  }

  /// What was exchanged since this was built.
  Journal journal() {
    return journal;
  }

  @Override
  public SandboxLauncher sandbox() {
    return sandbox;
  }

  /// Waits for other processes that use a sandbox this one started, saying so to `told`.
  void stayForGuests(Consumer<String> told) throws InterruptedException {
    sandbox.stayForGuests(told);
  }

  /// Ends that wait.
  void partFromGuests() {
    sandbox.partFromGuests();
  }

  private static CommandFailure failure(ExitCode code, Exception cause) {
    return new CommandFailure(code, Objects.requireNonNullElse(cause.getMessage(), ""), cause);
  }

  @Override
  public synchronized void close() {
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) { // whatever one part does, the others are closed as well
        LOG.warn("Closing failed", e);
      }
    }
  }
}
