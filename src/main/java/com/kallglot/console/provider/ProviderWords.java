package com.kallglot.console.provider;

import org.jspecify.annotations.Nullable;

/// What the provider itself said, quoted: masked, without control characters, and cut where long.
///
/// @param status the HTTP status
/// @param code the provider's own error code, as text: Twilio's are numbers, Telnyx's are strings
/// @param text its message
/// @param moreInfo where it says more, a web address
public record ProviderWords(
    int status, @Nullable String code, @Nullable String text, @Nullable String moreInfo) {

  /// As in `HTTP 401, code 20003: Authenticate`.
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder("HTTP ").append(status);
    if (code != null) {
      words.append(", code ").append(code);
    }
    if (text != null) {
      words.append(": ").append(text);
    }
    return words.toString();
  }
}
