package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.phone.account.AccountField;
import java.util.Locale;

/// What stands in a field of an account, as a person reads it.
public final class FieldWords {
  private final Messages messages;

  public FieldWords(Messages messages) {
    this.messages = messages;
  }

  public String name(AccountField field) {
    return messages.of("accounts.field", field);
  }

  /// @param value as it stands in a draft
  public String value(AccountField field, String value) {
    if (value.isEmpty() && field != AccountField.REGION) {
      return messages.get("accounts.choice.none");
    }
    return field.choices().isEmpty() && field != AccountField.REGION ? value : choice(field, value);
  }

  String choice(AccountField field, String value) {
    return switch (field) {
      case REGION ->
          value.isEmpty()
              ? messages.get("accounts.choice.region.found")
              : Locale.of("", value).getDisplayCountry(messages.locale());
      case TRANSPORT, RELAY_TRANSPORT -> value;
      case KEYING, FAMILY, LOOKUP, SRTP, REGISTERING, ANSWERING, DIGITS, SESSION_TIMER ->
          messages.get("accounts.choice." + (field.name() + "." + value).toLowerCase(Locale.ROOT));
      default -> messages.get("accounts.choice." + value.toLowerCase(Locale.ROOT));
    };
  }
}
