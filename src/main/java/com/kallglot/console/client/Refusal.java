package com.kallglot.console.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// An error of the platform as it told it.
///
/// @param code what to branch on together with the status; may be unknown to this program
/// @param param the field that is wrong
/// @param retryAfter seconds until another try makes sense, from the body or the header
public record Refusal(
    int status,
    String code,
    @Nullable String type,
    @Nullable String message,
    @Nullable String param,
    @Nullable String requestId,
    @Nullable Integer retryAfter)
    implements Serializable {

  /// `404 phone_number_not_found at routing.phone_number: “No such number.” (request req_1)`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(status).append(' ').append(code);
    if (param != null) {
      text.append(" at ").append(param);
    }
    if (message != null) {
      text.append(": “").append(message).append('”');
    }
    if (retryAfter != null) {
      text.append(", try again in ").append(retryAfter).append(" s");
    }
    return requestId == null ? text.toString() : text + " (request " + requestId + ")";
  }
}
