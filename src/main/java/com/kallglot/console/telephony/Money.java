package com.kallglot.console.telephony;

import java.math.BigDecimal;

/// An amount and its ISO 4217 currency; on the wire a decimal string, never a float.
public record Money(BigDecimal amount, String currency) {
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency;
  }
}
