package com.kallglot.console.telephony;

/// A value of a session request that the platform refuses with 422 before it looks for a route.
///
/// @param code `missing_required_field`, `invalid_field_value` or `invalid_mode`
/// @param param the field, as a dotted path such as `routing.phone_number`
/// @param problem what is wrong and what would be right, as a sentence
public record Violation(String code, String param, String problem) {}
