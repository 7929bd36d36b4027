package com.kallglot.console.telephony.account;

import com.kallglot.console.telephony.E164;
import org.jspecify.annotations.Nullable;

/// A number of a customer's own provider account.
///
/// @param label its name at the provider
public record ConnectionNumber(E164 phoneNumber, @Nullable String label) {}
