package com.kallglot.console.cli;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.provider.PlatformAddresses;
import com.kallglot.console.provider.Providers;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.keychain.ProfileSecrets;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What commands stand on, supplied by the root package. Each thing is made when it is first asked
/// for and closed by whoever supplied it, so that `--help` starts nothing and `resolve` no SIP
/// engine.
public interface Services {
  /// The profile of that name, or the one in use.
  ///
  /// @throws CommandFailure with [ExitCode#USAGE] where there is none of that name
  Profile profile(Optional<String> name) throws CommandFailure;

  /// What `check` covers: the profile of that name alone, or the one in use, which as a sandbox
  /// brings its second organization along.
  List<Profile> profilesToCheck(Optional<String> name) throws CommandFailure;

  /// The profiles kept on this computer.
  Profiles profiles();

  /// Their keys and passwords.
  ProfileSecrets secrets();

  /// The accounts that the phone of a profile calls from.
  PhoneAccounts phoneAccounts(Profile profile);

  /// How a key that is nowhere is asked for: given a question, the answer, which was not shown.
  void askThrough(Function<String, Optional<String>> unseen);

  /// How the public rules are read for this profile.
  ResolutionPolicy reading(Profile profile) throws CommandFailure;

  /// In which mode the profile is.
  Modes modes(Profile profile) throws CommandFailure;

  /// What is kept of its telephony on this computer; asks nobody.
  InventoryFile inventory(Profile profile);

  /// The platform itself, for what only a platform can do.
  Organization organization(Profile profile) throws CommandFailure;

  /// Orders of numbers there, and what earlier ones left open.
  Orders orders(Profile profile) throws CommandFailure;

  /// The sessions that this console made there.
  SessionsMade sessionsMade(Profile profile);

  /// Twilio and Telnyx themselves; for a sandbox the stand-ins it has.
  Providers providers(Profile profile) throws CommandFailure;

  /// What counts as the platform, seen from a provider.
  PlatformAddresses addresses(Profile profile) throws CommandFailure;

  /// What the environment says.
  Environment environment();

  /// Everything a test of this profile needs but the engine.
  ///
  /// @param configuration what the predictions rest on
  TestSite site(Profile profile, TelephonyConfiguration configuration) throws CommandFailure;

  /// The engine, started.
  ///
  /// @throws CommandFailure with [ExitCode#ENGINE] where it cannot start
  Softphone softphone() throws CommandFailure;

  SandboxLauncher sandbox();
}
