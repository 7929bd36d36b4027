package com.kallglot.console.phone.dialling;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `tel:` address (RFC 3966).
///
/// @param digits without visual separators; with a plus where it is global
/// @param context where a local number is local: a domain, or the beginning of a global number;
///   null where it is global or does not say
/// @param extension null where it has none
record TelTarget(String digits, @Nullable String context, @Nullable String extension) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<number>\\+?[\\d*#a-fA-F.()\\-]+)(?<parameters>(?:;[^;=\\s]+(?:=[^;\\s]*)?)*)");
  private static final Pattern PARAMETER = Pattern.compile(";([^;=]+)(?:=([^;]*))?");

  /// @param text behind the scheme
  static Optional<TelTarget> parse(String text) {
    // Browsers and people write a space as a separator, which the grammar does not know
    Matcher form = FORM.matcher(text.replace("%20", "").replaceAll("\\s", ""));
    if (!form.matches()) {
      return Optional.empty();
    }
    String digits = form.group("number").replaceAll("[.()\\-]", "");
    boolean global = digits.startsWith("+");
    if (!digits.matches(global ? "\\+\\d+" : "[\\d*#A-Fa-f]+")) {
      return Optional.empty();
    }
    String parameters = form.group("parameters");
    return Optional.of(
        new TelTarget(
            digits,
            global ? null : parameter(parameters, "phone-context"),
            parameter(parameters, "ext")));
  }

  private static @Nullable String parameter(String parameters, String name) {
    Matcher each = PARAMETER.matcher(parameters);
    while (each.find()) {
      if (each.group(1).toLowerCase(Locale.ROOT).equals(name)) {
        return each.group(2) == null || each.group(2).isEmpty() ? null : each.group(2);
      }
    }
    return null;
  }

  boolean isGlobal() {
    return digits.startsWith("+");
  }

  /// The number that a local one is behind the global beginning it is local to; null where it is
  /// local to a domain, or says nothing.
  @Nullable String whole() {
    return context != null && context.startsWith("+")
        ? context.replaceAll("[.()\\-]", "") + digits
        : null;
  }
}
