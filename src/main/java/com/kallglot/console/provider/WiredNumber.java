package com.kallglot.console.provider;

import org.jspecify.annotations.Nullable;

/// A number of a provider's account, and where a call to it ends.
///
/// @param id the provider's own
/// @param number as the provider writes it, which is E.164 unless something is wrong
/// @param name what the customer calls it
public record WiredNumber(String id, String number, @Nullable String name, Wiring wiring) {}
