package com.kallglot.console.routing;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Configurations to resolve against: two active connections, one of each other state, and a number
/// in each state.
public final class Configurations {
  public static final Instant READ_AT = Instant.parse("2026-11-22T14:32:07Z");
  public static final String SUPPORT = "pcon_support";
  public static final String BERLIN = "pcon_berlin";
  public static final String OLD = "pcon_old";
  public static final String FRESH = "pcon_fresh";
  public static final String RETIRED = "pcon_retired";
  public static final E164 MANAGED = new E164("+19785550140");
  public static final E164 RECEPTION = new E164("+493023125001");
  public static final E164 SUSPENDED = new E164("+442079460018");
  static final E164 ORDERED = new E164("+442079460019");
  static final E164 RELEASED = new E164("+442079460020");
  static final E164 REFUSED = new E164("+442079460021");

  private Configurations() {}

  /// @param standard id of the default connection, null for none
  public static TelephonyConfiguration configuration(SipState sip, @Nullable String standard) {
    return new TelephonyConfiguration(
        List.of(
            number("num_managed", MANAGED, Provider.TWILIO, PhoneNumber.Status.ACTIVE),
            number("num_reception", RECEPTION, Provider.TELNYX, PhoneNumber.Status.ACTIVE),
            number("num_suspended", SUSPENDED, Provider.TWILIO, PhoneNumber.Status.SUSPENDED),
            number("num_ordered", ORDERED, Provider.TWILIO, PhoneNumber.Status.PENDING),
            number("num_released", RELEASED, Provider.TWILIO, PhoneNumber.Status.RELEASED),
            number("num_refused", REFUSED, Provider.TWILIO, PhoneNumber.Status.REJECTED)),
        List.of(
            connection(SUPPORT, "Support line", Provider.TWILIO, standard),
            connection(BERLIN, "Berlin trunk", Provider.TELNYX, standard),
            connection(OLD, "Old account", Provider.TWILIO, standard),
            connection(FRESH, "Fresh account", Provider.TELNYX, standard),
            connection(RETIRED, "Retired account", Provider.TELNYX, standard)),
        sipSettings(sip),
        "platform",
        READ_AT);
  }

  public enum SipState {
    ON,
    OFF
  }

  private static PhoneNumber number(
      String id, E164 number, Provider provider, PhoneNumber.Status status) {
    return new PhoneNumber(
        id,
        number,
        "US",
        null,
        null,
        PhoneNumber.NumberType.LOCAL,
        new PhoneNumber.Capabilities(true, false),
        provider,
        status,
        null,
        null,
        null,
        READ_AT,
        null,
        "e1");
  }

  private static ProviderConnection connection(
      String id, String label, Provider provider, @Nullable String standard) {
    ProviderConnection.Status status =
        switch (id) {
          case OLD -> ProviderConnection.Status.INVALID_CREDENTIALS;
          case FRESH -> ProviderConnection.Status.UNVERIFIED;
          case RETIRED -> ProviderConnection.Status.DISABLED;
          default -> ProviderConnection.Status.ACTIVE;
        };
    return new ProviderConnection(
        id,
        provider,
        label,
        status,
        id.equals(standard),
        null,
        new ProviderConnection.Credentials(null, null, null),
        null,
        null,
        READ_AT,
        "e1");
  }

  static SipSettings sipSettings(SipState state) {
    return new SipSettings(
        state == SipState.ON,
        "kg_7f3a91",
        "sip.sandbox.kallglot.test",
        List.of(),
        new SipSettings.Allowlist(SipSettings.Allowlist.Mode.ANY, List.of()),
        List.of(),
        SrtpPolicy.OPTIONAL,
        SrtpKeying.SDES,
        List.of("PCMU"),
        List.of(),
        List.of(),
        null,
        10,
        null,
        "e1");
  }
}
