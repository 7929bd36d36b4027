package com.kallglot.console.sandbox.setup;

import com.kallglot.console.sandbox.platform.SipEdit;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Capabilities;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.account.ConnectionNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an organization begins with. All numbers are of ranges reserved for fiction, and no two
/// routes share one.
public record Seed(
    String organization,
    E164 testLine,
    List<PhoneNumber> numbers,
    List<Account> accounts,
    SipSettings sip) {
  public static final String DOMAIN = "sip.sandbox.kallglot.test";

  public Seed {
    numbers = List.copyOf(numbers);
    accounts = List.copyOf(accounts);
  }

  /// A connection and the numbers of its account.
  public record Account(ProviderConnection connection, List<ConnectionNumber> numbers) {
    public Account {
      numbers = List.copyOf(numbers);
    }
  }

  /// @param id makes an id from its prefix
  public static List<Seed> all(UnaryOperator<String> id, Instant now) {
    return List.of(new Maker(id, now).full(), empty());
  }

  private static Seed empty() {
    return new Seed(
        "sandbox-empty", new E164("+12125550124"), List.of(), List.of(), sip(Power.OFF));
  }

  /// Whether SIP is enabled.
  enum Power {
    ON,
    OFF
  }

  /// The settings before anybody edits them; user name and addresses are filled in where they are
  /// known.
  static SipSettings sip(Power power) {
    return new SipSettings(
        power == Power.ON,
        "",
        DOMAIN,
        List.of(),
        new Allowlist(Allowlist.Mode.ANY, List.of()),
        List.of(),
        SrtpPolicy.OPTIONAL,
        SrtpKeying.SDES,
        SipEdit.CODECS,
        List.of(),
        List.of(),
        null,
        100,
        null,
        "");
  }

  private record Maker(UnaryOperator<String> id, Instant now) {
    Seed full() {
      return new Seed(
          "sandbox",
          new E164("+12125550123"),
          List.of(
              number("+442079460018", "GB", "London", Provider.TWILIO, "Old London line")
                  .suspended(),
              number("+493023125001", "DE", "Berlin", Provider.TELNYX, "Reception Berlin").active(),
              number("+19785550140", "US", "Lowell", Provider.TWILIO, "Reception Boston").active()),
          List.of(
              account("Old account", Provider.TWILIO, Status.INVALID_CREDENTIALS),
              account(
                  "Berlin trunk",
                  Provider.TELNYX,
                  Status.ACTIVE,
                  "+493023125017",
                  "+493023125018",
                  "+493023125019"),
              account(
                  "Support line",
                  Provider.TWILIO,
                  Status.ACTIVE,
                  "+16175550142",
                  "+16175550143",
                  "+16175550144")),
          sip(Power.ON));
    }

    private NumberSeed number(
        String number, String country, String locality, Provider provider, String label) {
      return new NumberSeed(this, number, country, locality, provider, label);
    }

    private Account account(String label, Provider provider, Status status, String... numbers) {
      boolean valid = status == Status.ACTIVE;
      return new Account(
          new ProviderConnection(
              id.apply("pcon_"),
              provider,
              label,
              status,
              label.equals("Support line"),
              null,
              new ProviderConnection.Credentials(null, null, null),
              valid ? now : null,
              valid ? null : "The provider refused the credentials (HTTP 401).",
              now,
              ""),
          List.of(numbers).stream()
              .map(number -> new ConnectionNumber(new E164(number), null))
              .toList());
    }
  }

  private record NumberSeed(
      Maker maker,
      String number,
      String country,
      String locality,
      Provider provider,
      String label) {
    PhoneNumber active() {
      return with(PhoneNumber.Status.ACTIVE);
    }

    PhoneNumber suspended() {
      return with(PhoneNumber.Status.SUSPENDED);
    }

    private PhoneNumber with(PhoneNumber.Status status) {
      @Nullable String region = country.equals("US") ? "MA" : null;
      return new PhoneNumber(
          maker.id.apply("num_"),
          new E164(number),
          country,
          region,
          locality,
          NumberType.LOCAL,
          new Capabilities(true, country.equals("US")),
          provider,
          status,
          null,
          label,
          new Money(new BigDecimal("1.15"), "USD"),
          maker.now,
          null,
          "");
    }
  }
}
