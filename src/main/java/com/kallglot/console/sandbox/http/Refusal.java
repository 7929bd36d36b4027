package com.kallglot.console.sandbox.http;

import com.kallglot.console.wire.ErrorBody;
import com.kallglot.console.wire.ErrorEnvelope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with an error of the contract, and undoes the transaction it is thrown in. It is
/// an answer, not a fault: it carries no stack trace and is not logged.
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final @Nullable String param;
  private final @Nullable Integer retryAfter;
  private final Map<String, String> headers = new LinkedHashMap<>();

  /// @param message what happened, why, and what next; for the person who reads the response
  public Refusal(Code code, String message) {
    this(code, message, null, null);
  }

  private Refusal(Code code, String message, @Nullable String param, @Nullable Integer retryAfter) {
    super(message, null, false, false);
    this.code = code;
    this.param = param;
    this.retryAfter = retryAfter;
  }

  /// A field of the body, a parameter of the query or a header is wrong.
  public static Refusal at(String param, String message) {
    return new Refusal(Code.INVALID_FIELD_VALUE, message, param, null);
  }

  public static Refusal at(String param, Code code, String message) {
    return new Refusal(code, message, param, null);
  }

  /// @param seconds until it is worth trying again
  public static Refusal until(int seconds, Code code, String message) {
    return new Refusal(code, message, null, seconds);
  }

  Refusal with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  public Code code() {
    return code;
  }

  Reply reply(String requestId) {
    Double seconds = retryAfter == null ? null : Double.valueOf(retryAfter);
    ErrorBody body =
        new ErrorBody(code.type(), code.word(), getMessage(), param, requestId, seconds);
    Reply reply = Reply.of(code.status(), new ErrorEnvelope(body));
    for (Map.Entry<String, String> header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return retryAfter == null ? reply : reply.with("Retry-After", retryAfter.toString());
  }
}
