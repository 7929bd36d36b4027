package com.kallglot.console.phone.dialling;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.phone.dialling.DialReading.Kind;
import com.kallglot.console.phone.dialling.DialReading.NotDiallable;
import com.kallglot.console.phone.dialling.DialReading.Note;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.phone.dialling.DialReading.Why;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.writing.DialledDigits;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what was typed as the account it is called from understands it. Emergency and premium
/// numbers are never a target, however they are written.
public final class Dialling {
  /// Anything else with digits behind it is a host with its port.
  private static final Pattern SCHEME =
      Pattern.compile("(?i)(tel|sips?|[a-z][a-z0-9+.-]*(?=:(?!\\d+$))):(.*)");

  private static final Pattern DIGITS =
      Pattern.compile("\\+?[\\d\\s().\\-/*#]*\\d[\\d\\s().\\-/*#]*|[+*#]+");
  private static final Pattern NAME = Pattern.compile("[\\w.!~*'&=+$,;?/%-]+");

  private final DialPlan plan;

  private Dialling(DialPlan plan) {
    this.plan = plan;
  }

  /// Quick, so that it can be asked with every key.
  public static DialReading read(String typed, DialPlan plan) {
    String text = typed.strip();
    return text.isEmpty() ? new DialReading.Nothing() : new Dialling(plan).read(text);
  }

  private DialReading read(String text) {
    Matcher scheme = SCHEME.matcher(text);
    if (scheme.matches()) {
      return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
        case "sip", "sips" -> address(text);
        case "tel" -> telephone(text, scheme.group(2));
        default -> text.contains("@") ? address(text) : other(scheme.group(1));
      };
    }
    if (DIGITS.matcher(text).matches()) {
      return digits(text);
    }
    if (text.contains("@")) {
      return address(text);
    }
    return NAME.matcher(text).matches()
        ? name(text)
        : new NotDiallable(Why.NO_ADDRESS, shown(text));
  }

  private static DialReading other(String scheme) {
    return new NotDiallable(Why.OTHER_SCHEME, scheme + ":");
  }

  private DialReading address(String text) {
    Optional<SipTarget> parsed = SipTarget.parse(text);
    if (parsed.isEmpty()) {
      return new NotDiallable(Why.NO_ADDRESS, shown(text));
    }
    SipTarget target = parsed.get();
    if (target.isSecure() && plan.transport() != SipTransport.TLS) {
      return new NotDiallable(Why.NEEDS_TLS, target.uri());
    }
    // Its own exchange has other names and addresses, and a proxy takes calls for every host
    Optional<NotDiallable> refused = refusal(target.user(), plan.network());
    E164 number = E164.parse(target.user()).orElse(null);
    return refused.isPresent()
        ? refused.get()
        : new Target(target.uri(), shown(text), Kind.ADDRESS, number, target.notes());
  }

  /// RFC 3966; a number goes to the account's domain (RFC 3261 §19.1.6).
  private DialReading telephone(String text, String rest) {
    Optional<TelTarget> parsed = TelTarget.parse(rest);
    if (parsed.isEmpty()) {
      return new NotDiallable(Why.NO_NUMBER, rest);
    }
    TelTarget target = parsed.get();
    Set<Note> notes = EnumSet.noneOf(Note.class);
    if (target.extension() != null) {
      notes.add(Note.EXTENSION_LEFT_OUT);
    }
    String whole = target.isGlobal() ? target.digits() : target.whole();
    if (whole != null) {
      return number(whole, text, notes);
    }
    if (target.context() == null) {
      DialReading local = digits(target.digits());
      return local instanceof Target read && read.kind() == Kind.DIGITS
          ? new NotDiallable(Why.NO_CONTEXT, target.digits())
          : local;
    }
    return atDomain(
        target.digits() + ";phone-context=" + target.context(), text, Kind.DIGITS, notes);
  }

  private DialReading digits(String text) {
    return switch (DialledDigits.read(text, plan.region())) {
      case DialledDigits.Dialable(var number) -> number(number.value(), text, Set.of());
      case DialledDigits.Flawed(var flaw) -> flawed(flaw, text);
      case DialledDigits.Other _ ->
          atDomain(text.replaceAll("[\\s().\\-/]", ""), text, Kind.DIGITS, Set.of());
    };
  }

  private DialReading number(String international, String text, Set<Note> notes) {
    return switch (DialledDigits.read(international, null)) {
      case DialledDigits.Dialable(var number) -> called(number, text, notes);
      case DialledDigits.Flawed(var flaw) -> flawed(flaw, international);
      case DialledDigits.Other _ -> new NotDiallable(Why.NO_NUMBER, international);
    };
  }

  private DialReading called(E164 number, String text, Set<Note> notes) {
    Optional<NotDiallable> refused = refusal(number.value(), Destinations.ANY);
    return refused.isPresent()
        ? refused.get()
        : new Target(
            "sip:" + number + "@" + plan.domain(), text, Kind.NUMBER, number, noted(notes));
  }

  private NotDiallable flawed(DialledDigits.Flaw flaw, String text) {
    Optional<NotDiallable> refused = refusal(text, plan.network());
    return refused.isPresent() ? refused.get() : new NotDiallable(why(flaw), text);
  }

  private static Why why(DialledDigits.Flaw flaw) {
    return switch (flaw) {
      case TOO_SHORT -> Why.NUMBER_TOO_SHORT;
      case TOO_LONG -> Why.NUMBER_TOO_LONG;
      case NO_COUNTRY -> Why.NO_SUCH_COUNTRY;
      case NO_NUMBER -> Why.NO_NUMBER;
    };
  }

  private DialReading name(String text) {
    return atDomain(text, text, Kind.NAME, Set.of());
  }

  private DialReading atDomain(String user, String text, Kind kind, Set<Note> notes) {
    Optional<NotDiallable> refused = refusal(user, plan.network());
    return refused.isPresent()
        ? refused.get()
        : new Target(
            "sip:" + LineAccess.user(user) + "@" + plan.domain(),
            text,
            kind,
            null,
            kind == Kind.NAME ? notes : noted(notes));
  }

  private Set<Note> noted(Set<Note> notes) {
    Set<Note> all = EnumSet.noneOf(Note.class);
    all.addAll(notes);
    if (plan.reach() == DialPlan.Reach.SESSIONS) {
      all.add(Note.SESSIONS_ONLY);
    }
    return all;
  }

  private Optional<NotDiallable> refusal(String user, Destinations strictest) {
    return strictest
        .ground(user)
        .or(() -> plan.destinations().ground(user))
        .map(ground ->
            new NotDiallable(
                switch (ground) {
                  case EMERGENCY -> isKnownEmergency(user) ? Why.EMERGENCY : Why.MAYBE_EMERGENCY;
                  case PREMIUM -> Why.PREMIUM;
                  case NOT_ALLOWED -> Why.NOT_ALLOWED;
                },
                user));
  }

  private boolean isKnownEmergency(String user) {
    return DialPlan.emergencyIn(plan.region()).ground(user).isPresent();
  }

  /// A password is neither shown nor kept, in what cannot be read either.
  private static String shown(String text) {
    return text.replaceFirst("(?i)^((?:sips?:)?+[^:@]+):[^@]*@", "$1@");
  }
}
