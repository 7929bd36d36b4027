package com.kallglot.console.phone;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.phone.PhoneLine.Answering;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.E164;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines that a profile brings: its test line, and the account of its SIP settings.
public final class ProfileLines {
  private ProfileLines() {}

  /// Calls telephone numbers; empty where the profile has no test line.
  ///
  /// @param longest after which a call is ended; null where nobody pays
  public static Optional<PhoneLine> testLine(TestSite site, @Nullable Duration longest) {
    return Optional.ofNullable(site.line())
        .map(line ->
            new PhoneLine(
                "line",
                label(line),
                line.account(),
                line.headers(),
                DtmfMethod.RFC4733,
                Answering.BY_HAND,
                guards(site, longest),
                longest));
  }

  private static String label(LineAccess line) {
    E164 number = line.number();
    return number == null ? line.account().uri() : number.international();
  }

  /// Calls sessions; empty where the profile has no password for it.
  public static Optional<PhoneLine> sipSettings(TestSite site, @Nullable Duration longest) {
    SipAccount account = site.sipAccess();
    return Optional.ofNullable(account)
        .map(known ->
            new PhoneLine(
                "sip",
                known.uri().replaceFirst("(?i)^sips?:", "").replaceFirst("@.*", ""),
                known,
                Map.of(),
                DtmfMethod.RFC4733,
                Answering.BY_HAND,
                guards(site, longest),
                longest));
  }

  /// Where calls come out that cost something, what is an emergency number anywhere is one.
  private static List<Destinations> guards(TestSite site, @Nullable Duration longest) {
    return longest == null
        ? List.of(site.destinations())
        : List.of(site.destinations(), Destinations.ANYWHERE);
  }
}
