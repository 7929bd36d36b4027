package com.kallglot.console.telephony.ordering;

import com.kallglot.console.telephony.PhoneNumber.NumberType;
import org.jspecify.annotations.Nullable;

/// What number somebody would like to have; null is no wish.
///
/// @param country ISO 3166-1 alpha-2, upper case
/// @param areaCode the national destination code without a leading 0, such as 30 for Berlin
/// @param contains digits that stand together anywhere in the number
public record NumberSearch(
    String country,
    @Nullable NumberType type,
    @Nullable String areaCode,
    @Nullable String contains) {}
