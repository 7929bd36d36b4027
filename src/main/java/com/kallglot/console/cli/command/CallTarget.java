package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.GuardOptions;
import com.kallglot.console.cli.option.SipAddress;
import com.kallglot.console.cli.option.SoftphoneOptions;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.SipAccount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out which SIP address a `--to` means and with which account it is called.
final class CallTarget {
  private final Context context;
  private final Optional<String> profile;
  private final SoftphoneOptions options;
  private final GuardOptions guards;
  private final Duration length;

  /// What is dialled, from where.
  ///
  /// @param profile whose line is used; null where none is
  record Target(
      @Nullable String profile,
      String typed,
      String uri,
      SipAccount account,
      Map<String, String> headers) {}

  /// @param length how long the call is to last from the answer on
  CallTarget(
      Context context,
      Optional<String> profile,
      SoftphoneOptions options,
      GuardOptions guards,
      Duration length) {
    this.context = context;
    this.profile = profile;
    this.options = options;
    this.guards = guards;
    this.length = length;
  }

  Target of(String to) throws CommandFailure, InterruptedException {
    if (to.regionMatches(true, 0, "tel:", 0, 4)) {
      return telephone(to);
    }
    refuse(Destinations.ANY, to);
    SipAddress address = SipAddress.required(to);
    return new Target(null, to, to, options.account(address), Map.of());
  }

  /// RFC 3966: the visual separators are not part of the number.
  private Target telephone(String to) throws CommandFailure, InterruptedException {
    String number = to.substring(4).replaceFirst(";.*", "").replaceAll("[-.() ]", "");
    if (!number.matches("\\+?[0-9*#]+")) {
      throw new CommandFailure(
          ExitCode.USAGE, "'%s' is no telephone number; write tel:+19785550140.".formatted(to));
    }
    Optional<String> exchange = options.exchange();
    if (exchange.isPresent()) {
      refuse(Destinations.ANYWHERE, number);
      SipAddress home =
          SipAddress.required("sip:" + LineAccess.user(number) + "@" + exchange.get());
      return new Target(null, to, home.text(), options.account(home), Map.of());
    }
    return fromTestLine(to, number);
  }

  private Target fromTestLine(String to, String number)
      throws CommandFailure, InterruptedException {
    Profile chosen = context.services().profile(profile);
    guards.refuseLiveKey(chosen);
    TestSite site = context.services().site(chosen, Inventory.nothing());
    if (site.line() == null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Profile '%s' has no test line to call a telephone number from. Give one with 'profile add', or name an exchange with --proxy or --registrar."
              .formatted(chosen.name()));
    }
    // Where the line's calls come out is not known for certain, whatever its own number says.
    refuse(Destinations.ANYWHERE, number);
    refuse(site.destinations(), number);
    guards.agree(chosen, Exposure.ofCall(length), context);
    return new Target(
        chosen.name(),
        to,
        site.line().uriOf(number),
        options.over(site.line().account()),
        site.line().headers());
  }

  private static void refuse(Destinations destinations, String address) throws CommandFailure {
    Optional<String> refusal = destinations.refusal(address);
    if (refusal.isPresent()) {
      throw new CommandFailure(ExitCode.USAGE, "Not dialled: " + refusal.get() + ".");
    }
  }
}
