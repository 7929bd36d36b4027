package com.kallglot.console.desktop.workspace;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.phone.dialling.DialHistory;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.journal.Journal;
import java.util.List;
import java.util.Optional;

/// What the desktop stands on, supplied by the root package. Each call may block, so it is made in
/// the background; each thing is made when it is first asked for, and closed by whoever supplied
/// it.
public interface Services {
  /// Those there are, the sandbox first; starts nothing.
  List<ProfileEntry> profiles() throws ServiceException;

  /// The name of the one that is used where nobody chose.
  String inUse() throws ServiceException;

  /// The profile of that name; a sandbox is started by it.
  Profile profile(String name) throws ServiceException;

  /// The file of the profiles that are kept on this computer.
  Profiles kept();

  /// Their keys and passwords.
  ProfileSecrets secrets();

  /// @throws ServiceException.KeyMissing where its key is nowhere
  Organization organization(Profile profile) throws ServiceException;

  /// In which mode the profile is.
  Modes modes(Profile profile) throws ServiceException;

  /// What is kept of its telephony on this computer; asks nobody.
  InventoryFile inventory(Profile profile);

  /// Orders of numbers there, and what earlier ones left open.
  Orders orders(Profile profile) throws ServiceException;

  /// What the sandbox does wrong on purpose; empty on any platform that is none.
  Optional<FaultDesk> faults(Profile profile) throws ServiceException;

  /// The sessions that this console made there.
  SessionsMade sessionsMade(Profile profile);

  /// Twilio and Telnyx themselves; for a sandbox the stand-ins it has.
  Providers providers(Profile profile) throws ServiceException;

  /// What counts as the platform, seen from a provider.
  PlatformAddresses addresses(Profile profile) throws ServiceException;

  /// Everything a test of this profile needs but the engine, with the configuration read now.
  TestSite site(Profile profile) throws ServiceException;

  /// The same with a configuration that was read before.
  TestSite site(Profile profile, TelephonyConfiguration read) throws ServiceException;

  /// The accounts that its phone calls from.
  PhoneAccounts phoneAccounts(Profile profile);

  /// Whom its phone called last.
  DialHistory dialHistory(Profile profile);

  /// The engine, started.
  Softphone softphone() throws ServiceException;

  /// What was exchanged since the program began.
  Journal journal();

  Folders folders();
}
