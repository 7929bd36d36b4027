package com.kallglot.console.sandbox.account;

import com.kallglot.console.telephony.account.ConnectionNumber;
import java.util.List;

/// What trying an account's credentials at its provider found.
public sealed interface Finding {
  /// They open the account, which has these numbers.
  record Valid(List<ConnectionNumber> numbers) implements Finding {
    public Valid {
      numbers = List.copyOf(numbers);
    }
  }

  /// The provider refused them, or the account is out of service.
  record Refused(String why) implements Finding {}

  /// The provider could not be asked, which says nothing about them.
  record NotAsked(String why) implements Finding {}
}
