package com.kallglot.console.phone.account;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.dialling.DialPlan;
import com.kallglot.console.phone.dialling.DialPlan.Reach;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The accounts that the phone of one profile can call from: those of the profile itself, as they
/// are for its tests, and those that somebody made. Each call may block, for the disk and the
/// keychain.
public final class PhoneAccounts {
  /// Of the SIP settings' account.
  public static final String SIP = "sip";

  /// Of the test line.
  public static final String LINE = "line";

  private static final String NO_REGION = "ZZ";

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
    List<PhoneAccount> accounts = new ArrayList<>(ofProfile(site, kept.handling()));
    KeychainException problem = null;
    for (OwnAccount each : kept.own()) {
      AccountSecrets.Found found = secrets.find(profile.name(), each);
      problem = found.problem() == null ? problem : found.problem();
      accounts.add(own(each, found.password(), site));
    }
    return new Listing(accounts, kept.own(), unread, problem);
  }

  private static List<PhoneAccount> ofProfile(
      @Nullable TestSite site, Map<String, CallHandling> handling) {
    List<PhoneAccount> accounts = new ArrayList<>();
    if (site != null && site.sipAccess() != null) {
      accounts.add(
          settings(site, site.sipAccess(), handling.getOrDefault(SIP, CallHandling.USUAL)));
    }
    if (site != null && site.line() != null) {
      accounts.add(line(site, site.line(), handling.getOrDefault(LINE, CallHandling.USUAL)));
    }
    return accounts;
  }

  private static PhoneAccount settings(TestSite site, SipAccount access, CallHandling handling) {
    String domain = site.configuration().sip().domain();
    return new PhoneAccount(
        SIP,
        user(access),
        Origin.SIP_SETTINGS,
        access,
        access,
        Map.of(),
        handling,
        new DialPlan(
            domain,
            access.transport(),
            region(handling, null, site),
            Reach.SESSIONS,
            Destinations.ANYWHERE,
            site.destinations()));
  }

  private static PhoneAccount line(TestSite site, LineAccess line, CallHandling handling) {
    return new PhoneAccount(
        LINE,
        line.number() == null ? user(line.account()) : line.number().international(),
        Origin.TEST_LINE,
        line.account(),
        line.account().registrar() == null ? unregistered(line.callable()) : line.callable(),
        line.headers(),
        handling,
        new DialPlan(
            line.domain(),
            line.account().transport(),
            region(handling, line.number(), site),
            Reach.ANYBODY,
            Destinations.ANYWHERE,
            site.destinations()));
  }

  /// A short number is an extension of somebody's exchange here, unless its country calls for help
  /// with it.
  private PhoneAccount own(OwnAccount account, @Nullable Secret password, @Nullable TestSite site) {
    E164 number = E164.parse(account.user()).orElse(null);
    String region = region(account.handling(), number, site);
    Destinations profiles =
        site == null
            ? new Destinations(Set.of(), profile.guards().destinations())
            : site.destinations();
    SipAccount sip = account.sip(password, profile.trustedCa());
    return new PhoneAccount(
        account.id(),
        account.label(),
        Origin.OWN,
        sip,
        sip,
        Map.of(),
        account.handling(),
        new DialPlan(
            account.domain().replaceFirst(":\\d+$", ""),
            account.transport(),
            region,
            Reach.ANYBODY,
            DialPlan.networkOf(region == null ? Set.of() : Set.of(region)),
            profiles));
  }

  private static SipAccount unregistered(SipAccount account) {
    return new SipAccount(
        account.uri(),
        account.authUser(),
        account.password(),
        null,
        account.proxy(),
        account.transport(),
        account.srtp(),
        account.srtpKeying(),
        account.trustedCa(),
        account.codecs(),
        account.network());
  }

  private static String user(SipAccount account) {
    return account.uri().replaceFirst("(?i)^sips?:", "").replaceFirst("@.*", "");
  }

  /// What was set, the country of the account's own number, that of the profile's numbers.
  private static @Nullable String region(
      CallHandling handling, @Nullable E164 number, @Nullable TestSite site) {
    if (handling.region() != null) {
      return handling.region();
    }
    Stream<E164> line =
        site == null || site.line() == null ? Stream.of() : Stream.ofNullable(site.line().number());
    Stream<E164> numbers =
        site == null
            ? Stream.of()
            : site.configuration().numbers().stream().map(each -> each.phoneNumber());
    return Stream.of(Stream.ofNullable(number), line, numbers)
        .flatMap(each -> each)
        .map(DialRisk::region)
        .filter(region -> !region.equals(NO_REGION))
        .findFirst()
        .orElse(null);
  }

  /// Keeps an account, in place of the one of its id.
  ///
  /// @param password null for the one that is kept already
  /// @return why the password is not in the keychain; empty where it is
  public Optional<KeychainException> keep(OwnAccount account, @Nullable Secret password)
      throws SettingsException {
    var _ = file.update(kept -> kept.with(account));
    return password == null ? Optional.empty() : secrets.keep(profile.name(), account, password);
  }

  /// Sets how an account of the profile's own handles calls.
  public void handle(String id, CallHandling handling) throws SettingsException {
    var _ = file.update(kept -> kept.handling(id, handling));
  }

  /// Forgets an account and its password.
  ///
  /// @return the password that it had, for whoever takes that back
  public Optional<Secret> forget(OwnAccount account) throws SettingsException {
    Optional<Secret> password =
        Optional.ofNullable(secrets.find(profile.name(), account).password());
    var _ = file.update(kept -> kept.without(account.id()));
    var _ = secrets.forget(profile.name(), account);
    return password;
  }
}
