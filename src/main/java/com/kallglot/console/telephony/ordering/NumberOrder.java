package com.kallglot.console.telephony.ordering;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import org.jspecify.annotations.Nullable;

/// An order of a number, at most at the prices that were agreed to.
public record NumberOrder(
    E164 phoneNumber, @Nullable String label, Money maxSetupPrice, Money maxMonthlyPrice) {}
