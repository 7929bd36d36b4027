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

  /// Whether the request may have been carried out all the same: the platform failed on the way, or
  /// an earlier one of the same key still runs.
  boolean leavesDoubt() {
    return switch (code) {
      case "idempotency_conflict" -> true;
      case "sip_dial_failed" -> false;
      default -> status >= 500 && status != 501;
    };
  }

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
