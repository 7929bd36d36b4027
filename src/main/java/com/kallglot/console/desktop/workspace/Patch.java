package com.kallglot.console.desktop.workspace;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes one object of a configuration what an edit left of it, until everything is read again.
public final class Patch {
  private Patch() {}

  /// Puts a number, a connection or the SIP settings in place of the one of the same id.
  public static UnaryOperator<TelephonyConfiguration> replacing(Object now) {
    return read ->
        switch (now) {
          case PhoneNumber number ->
              with(
                  read,
                  read.numbers().stream()
                      .map(one -> one.id().equals(number.id()) ? number : one)
                      .toList(),
                  read.connections(),
                  read.sip());
          case ProviderConnection connection ->
              with(
                  read,
                  read.numbers(),
                  read.connections().stream().map(one -> beside(connection, one)).toList(),
                  read.sip());
          case SipSettings sip -> with(read, read.numbers(), read.connections(), sip);
          default -> read;
        };
  }

  /// There is one default at most: it was moved where another one has become it.
  private static ProviderConnection beside(ProviderConnection now, ProviderConnection one) {
    if (one.id().equals(now.id())) {
      return now;
    }
    return now.isDefault() && one.isDefault() ? one.notDefault() : one;
  }

  /// Takes a number or a connection out.
  public static UnaryOperator<TelephonyConfiguration> without(Object gone) {
    return read ->
        switch (gone) {
          case PhoneNumber number ->
              with(
                  read,
                  read.numbers().stream().filter(one -> !one.id().equals(number.id())).toList(),
                  read.connections(),
                  read.sip());
          case ProviderConnection connection ->
              with(
                  read,
                  read.numbers(),
                  read.connections().stream()
                      .filter(one -> !one.id().equals(connection.id()))
                      .toList(),
                  read.sip());
          default -> read;
        };
  }

  private static TelephonyConfiguration with(
      TelephonyConfiguration read,
      List<PhoneNumber> numbers,
      List<ProviderConnection> connections,
      SipSettings sip) {
    return new TelephonyConfiguration(numbers, connections, sip, read.source(), read.readAt());
  }
}
