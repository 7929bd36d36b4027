package com.kallglot.console.telephony;

import org.jspecify.annotations.Nullable;

/// What the platform refuses a session request for before it looks for a route.
///
/// @param code `missing_required_field`, `invalid_field_value` or `invalid_mode`; `invalid_json`
///   for a text that is no JSON
/// @param param the field, as a dotted path such as `routing.phone_number`; null for the whole text
/// @param problem what is wrong and what would be right, as a sentence
public record Violation(String code, @Nullable String param, String problem) {
  /// The HTTP status it is answered with.
  public int status() {
    return code.equals("invalid_json") ? 400 : 422;
  }

  /// Whether it lies in the `routing` object.
  public boolean isOfRouting() {
    return param != null && param.startsWith("routing");
  }
}
