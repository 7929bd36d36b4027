package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;

/// The number that is meant by what was typed.
final class Choice {
  private Choice() {}

  static PhoneNumber of(TelephonyConfiguration configuration, String typed) throws CommandFailure {
    return configuration.numbers().stream()
        .filter(one -> one.phoneNumber().value().equals(typed) || one.id().equals(typed))
        .findFirst()
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "There is no number '%s'; 'numbers list' shows those there are.".formatted(typed)));
  }
}
