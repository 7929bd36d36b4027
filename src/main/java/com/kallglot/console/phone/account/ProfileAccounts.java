package com.kallglot.console.phone.account;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.phone.account.PhoneAccount.Origin;
import com.kallglot.console.phone.dialling.DialPlan;
import com.kallglot.console.phone.dialling.DialPlan.Reach;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.telephony.DialRisk;
import com.kallglot.console.telephony.E164;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the accounts of one profile out of what is known: those of its tests are the very ones
/// that tests use.
///
/// @param site null where the profile cannot be reached
record ProfileAccounts(Profile profile, Passwords passwords, @Nullable TestSite site) {
  private static final String NO_REGION = "ZZ";

  /// Those that it has by itself.
  List<PhoneAccount> ofProfile(Map<String, CallHandling> handling) {
    List<PhoneAccount> accounts = new ArrayList<>();
    if (site != null && site.sipAccess() != null) {
      CallHandling set = handling.getOrDefault(PhoneAccounts.SIP, CallHandling.USUAL);
      accounts.add(settings(site, network(PhoneAccounts.SIP, site.sipAccess(), set), set));
    }
    if (site != null && site.line() != null) {
      CallHandling set = handling.getOrDefault(PhoneAccounts.LINE, CallHandling.USUAL);
      accounts.add(line(site, site.line(), set));
    }
    return accounts;
  }

  private SipAccount network(String id, SipAccount account, CallHandling handling) {
    NetworkSettings settings =
        handling
            .network()
            .complete(passwords.ofRelay(id, handling.network()), account.bindAddress());
    return account.with(settings);
  }

  private PhoneAccount settings(TestSite here, SipAccount access, CallHandling handling) {
    return new PhoneAccount(
        PhoneAccounts.SIP,
        user(access),
        Origin.SIP_SETTINGS,
        access,
        access,
        Map.of(),
        handling,
        new DialPlan(
            here.configuration().sip().domain(),
            access.transport(),
            region(handling, null),
            Reach.SESSIONS,
            Destinations.ANYWHERE,
            here.destinations()));
  }

  private PhoneAccount line(TestSite here, LineAccess line, CallHandling handling) {
    SipAccount home =
        line.account().registrar() == null ? line.callable().unregistered() : line.callable();
    return new PhoneAccount(
        PhoneAccounts.LINE,
        line.number() == null ? user(line.account()) : line.number().international(),
        Origin.TEST_LINE,
        network(PhoneAccounts.LINE, line.account(), handling),
        network(PhoneAccounts.LINE, home, handling),
        line.headers(),
        handling,
        new DialPlan(
            line.domain(),
            line.account().transport(),
            region(handling, line.number()),
            Reach.ANYBODY,
            Destinations.ANYWHERE,
            here.destinations()));
  }

  /// A short number is an extension of somebody's exchange here, unless its country calls for help
  /// with it.
  PhoneAccount own(OwnAccount account) {
    String region = region(account.handling(), E164.parse(account.user()).orElse(null));
    Destinations allowed =
        site == null
            ? new Destinations(Set.of(), profile.guards().destinations())
            : site.destinations();
    SipAccount sip =
        account.sip(
            passwords.of(account),
            passwords.ofRelay(account.id(), account.handling().network()),
            profile.trustedCa());
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
            allowed));
  }

  private static String user(SipAccount account) {
    return account.uri().replaceFirst("(?i)^sips?:", "").replaceFirst("@.*", "");
  }

  /// What was set, the country of the account's own number, that of the profile's numbers.
  private @Nullable String region(CallHandling handling, @Nullable E164 number) {
    if (handling.region() != null) {
      return handling.region();
    }
    LineAccess line = site == null ? null : site.line();
    Stream<E164> numbers =
        site == null
            ? Stream.of()
            : site.configuration().numbers().stream().map(each -> each.phoneNumber());
    return Stream.of(
            Stream.ofNullable(number),
            line == null ? Stream.<E164>of() : Stream.ofNullable(line.number()),
            numbers)
        .flatMap(each -> each)
        .map(DialRisk::region)
        .filter(region -> !region.equals(NO_REGION))
        .findFirst()
        .orElse(null);
  }
}
