package com.kallglot.console.telephony.writing;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.writing.Writing.Reading;
import com.kallglot.console.telephony.writing.Writing.Source;

/// One number in every form, and what each side makes of it. What nobody documents is said to be
/// undocumented rather than guessed.
public final class WrittenForms {
  private final E164 number;
  private final Provider provider;
  private final Network network;

  /// Who stands between provider and platform.
  public enum Network {
    /// This project's sandbox, whose SIP side is known by its tests.
    SANDBOX,
    /// A real provider.
    REAL
  }

  /// Who reads or writes the number.
  public enum Side {
    /// The body of a request to Kallglot.
    API,
    /// The platform calls out over the provider.
    TO_PROVIDER,
    /// A call comes in over the provider.
    FROM_PROVIDER
  }

  public WrittenForms(E164 number, Provider provider, Network network) {
    this.number = number;
    this.provider = provider;
    this.network = network;
  }

  public String written(Form form) {
    String digits = number.value().substring(1);
    return switch (form) {
      case PLUS -> number.value();
      case BARE -> digits;
      case DOUBLE_ZERO -> "00" + digits;
      case NATIONAL -> national();
      case TEL_URI -> "tel:" + number.value();
      case SIP_USER -> number.value() + "@…";
    };
  }

  private String national() {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.format(numbers.parse(number.value(), null), PhoneNumberFormat.NATIONAL);
    } catch (NumberParseException e) {
      return number.value(); // E.164 in form, but of no country code in use
    }
  }

  public Writing of(Form form, Side side) {
    return switch (side) {
      case API -> api(form);
      case TO_PROVIDER -> toProvider(form);
      case FROM_PROVIDER -> fromProvider(form);
    };
  }

  private static Writing api(Form form) {
    return switch (form) {
      case PLUS -> new Writing(Reading.WANTED, Source.API_DOCUMENTATION);
      case BARE, DOUBLE_ZERO, NATIONAL, TEL_URI -> new Writing(Reading.REFUSED, Source.CONTRACT);
      case SIP_USER -> new Writing(Reading.UNUSED, Source.PROTOCOL);
    };
  }

  private Writing toProvider(Form form) {
    if (provider != Provider.TELNYX) {
      return Writing.UNDOCUMENTED;
    }
    return switch (form) {
      case PLUS -> new Writing(Reading.WANTED, Source.TELNYX_10016);
      case BARE, DOUBLE_ZERO, NATIONAL -> new Writing(Reading.REFUSED, Source.TELNYX_10016);
      case TEL_URI, SIP_USER -> Writing.UNDOCUMENTED;
    };
  }

  /// The sandbox's telephone network finds no session for a number that is not in E.164.
  private Writing fromProvider(Form form) {
    if (network == Network.SANDBOX) {
      return switch (form) {
        case PLUS, SIP_USER -> new Writing(Reading.WANTED, Source.SANDBOX);
        case TEL_URI -> new Writing(Reading.ACCEPTED, Source.SANDBOX);
        case BARE, DOUBLE_ZERO, NATIONAL -> new Writing(Reading.REFUSED, Source.SANDBOX);
      };
    }
    return provider == Provider.TELNYX && form == Form.PLUS
        ? new Writing(Reading.WANTED, Source.TELNYX_SETTING)
        : Writing.UNDOCUMENTED;
  }
}
