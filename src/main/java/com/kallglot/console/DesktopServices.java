package com.kallglot.console;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.phone.dialling.DialHistory;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.journal.Journal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The wiring as the desktop asks it. What fails is said in the words of the command line, which
/// say what was attempted.
public final class DesktopServices implements Services {
  private final Wiring wiring;
  private final Folders folders;
  private final Environment environment;

  public DesktopServices(Wiring wiring, Folders folders, Environment environment) {
    this.wiring = wiring;
    this.folders = folders;
    this.environment = environment;
  }

  @Override
  public List<ProfileEntry> profiles() throws ServiceException {
    List<ProfileEntry> entries = new ArrayList<>();
    Profiles.SANDBOXES.forEach(name -> entries.add(new ProfileEntry(name, Profile.Kind.SANDBOX)));
    try {
      environment
          .profile()
          .ifPresent(profile -> entries.add(new ProfileEntry(profile.name(), profile.kind())));
      wiring.profiles().read().profiles().stream()
          .map(profile -> new ProfileEntry(profile.name(), profile.kind()))
          .forEach(entries::add);
    } catch (SettingsException.Malformed e) {
      throw new ServiceException.ProfilesUnreadable(e);
    } catch (SettingsException | IllegalArgumentException e) {
      throw failure(e);
    }
    return List.copyOf(entries);
  }

  @Override
  public String inUse() throws ServiceException {
    return ask(wiring::inUse);
  }

  @Override
  public Profile profile(String name) throws ServiceException {
    return ask(() -> wiring.profile(Optional.of(name)));
  }

  @Override
  public Profiles kept() {
    return wiring.profiles();
  }

  @Override
  public ProfileSecrets secrets() {
    return wiring.secrets();
  }

  @Override
  public Organization organization(Profile profile) throws ServiceException {
    try {
      return wiring.organization(profile);
    } catch (CommandFailure e) {
      throw profile.apiKey() == null
          ? new ServiceException.KeyMissing(
              String.valueOf(e.getMessage()),
              e.getCause() instanceof KeychainException why ? why : null)
          : failure(e);
    }
  }

  @Override
  public Modes modes(Profile profile) throws ServiceException {
    return ask(() -> wiring.modes(profile));
  }

  @Override
  public InventoryFile inventory(Profile profile) {
    return wiring.inventory(profile);
  }

  @Override
  public Orders orders(Profile profile) throws ServiceException {
    return ask(() -> wiring.orders(profile));
  }

  @Override
  public Optional<FaultDesk> faults(Profile profile) throws ServiceException {
    return ask(() -> wiring.platform(profile).faults());
  }

  @Override
  public SessionsMade sessionsMade(Profile profile) {
    return wiring.sessionsMade(profile);
  }

  @Override
  public Providers providers(Profile profile) throws ServiceException {
    return ask(() -> wiring.providers(profile));
  }

  @Override
  public PlatformAddresses addresses(Profile profile) throws ServiceException {
    return ask(() -> wiring.addresses(profile));
  }

  @Override
  public TestSite site(Profile profile) throws ServiceException {
    try {
      Mode found = modes(profile).find();
      Optional<TelephonyConfiguration> read = found.configuration();
      if (read.isEmpty()) {
        throw new ServiceException(found.words(), null);
      }
      return ask(() -> wiring.site(profile, read.get()));
    } catch (OrganizationException | SettingsException e) {
      throw failure(e);
    }
  }

  @Override
  public TestSite site(Profile profile, TelephonyConfiguration read) throws ServiceException {
    return ask(() -> wiring.site(profile, read));
  }

  @Override
  public PhoneAccounts phoneAccounts(Profile profile) {
    return wiring.phoneAccounts(profile);
  }

  @Override
  public DialHistory dialHistory(Profile profile) {
    return new DialHistory(wiring.folderOf(profile).resolve("dialled.json"), Clock.systemUTC());
  }

  @Override
  public Softphone softphone() throws ServiceException {
    return ask(wiring::softphone);
  }

  @Override
  public Journal journal() {
    return wiring.journal();
  }

  @Override
  public Folders folders() {
    return folders;
  }

  private interface Question<T> {
    T ask() throws CommandFailure;
  }

  private static <T> T ask(Question<T> question) throws ServiceException {
    try {
      return question.ask();
    } catch (CommandFailure e) {
      throw failure(e);
    }
  }

  private static ServiceException failure(Exception e) {
    return new ServiceException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
  }
}
