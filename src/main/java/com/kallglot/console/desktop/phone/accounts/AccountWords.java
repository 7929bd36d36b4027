package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.PhoneAccount;

/// The state of an account as it is seen: icon, word, colour.
final class AccountWords {
  private final Messages messages;

  AccountWords(Messages messages) {
    this.messages = messages;
  }

  /// @param icon of the pack
  /// @param tone `ok`, `bad`, `warn` or `muted`
  record Sight(String icon, String word, String tone) {}

  Sight sight(PhoneAccount account, LineState line) {
    if (account.sip().password() == null) {
      return new Sight("fth-alert-triangle", messages.get("accounts.no_password"), "warn");
    }
    return switch (line) {
      case LineState.Registered _ ->
          new Sight("fth-check-circle", messages.get("accounts.registered"), "ok");
      case LineState.Registering _ ->
          new Sight("fth-refresh-cw", messages.get("accounts.registering"), "muted");
      case LineState.Refused(int code, String phrase) when code > 0 ->
          new Sight(
              "fth-x-circle",
              messages.get("accounts.refused", (code + " " + phrase).strip()),
              "bad");
      case LineState.Refused _ ->
          new Sight("fth-x-circle", messages.get("accounts.unanswered"), "bad");
      case LineState.Unusable(var why) ->
          new Sight("fth-x-circle", messages.get("accounts.unusable", why), "bad");
      case LineState.Ready _, LineState.Closed _ ->
          new Sight(
              "fth-minus-circle",
              messages.get(account.registers() ? "accounts.closed" : "accounts.no_registration"),
              "muted");
    };
  }

  /// `Registered · TLS · sip.sandbox.localhost`.
  String line(PhoneAccount account, Sight sight) {
    return sight.word() + " · " + place(account);
  }

  /// The same where there is little room: that it does not register is told by its icon.
  String brief(PhoneAccount account, Sight sight) {
    boolean plain = sight.tone().equals("muted") && !account.registers();
    return plain ? place(account) : line(account, sight);
  }

  private static String place(PhoneAccount account) {
    return account.sip().transport() + " · " + account.domain();
  }
}
