package com.kallglot.console.client;

import com.kallglot.console.client.PlatformException.KeyRejected;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.telephony.account.Allowance;
import com.kallglot.console.wire.ErrorBody;
import com.kallglot.console.wire.ErrorEnvelope;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import com.kallglot.console.wire.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// A response with its body read.
///
/// @param readAt when it came
record Answer(String attempted, Response response, String body, Instant readAt) {
  int status() {
    return response.code();
  }

  @Nullable String requestId() {
    return response.header("X-Request-ID");
  }

  UnusableAnswer unusable(String problem, @Nullable Throwable cause) {
    return new UnusableAnswer(
        attempted, status(), requestId(), retryAfter().orElse(null), problem, cause);
  }

  /// Itself where it is a success.
  Answer orThrow() throws PlatformException {
    if (status() / 100 == 2) {
      return this;
    }
    if (status() / 100 == 3) {
      throw unusable(
          "it is a redirect to "
              + response.header("Location", "nowhere")
              + ", which is not followed: a key goes to no other place",
          null);
    }
    Refusal refusal = refusal();
    throw status() == 401
        ? new KeyRejected(attempted, refusal)
        : Refused.of(attempted, refusal, etag());
  }

  private Refusal refusal() throws UnusableAnswer {
    ErrorBody error;
    try {
      error = Json.read(body, ErrorEnvelope.class).error();
    } catch (UnreadableJsonException e) {
      throw unusable("its body is no error of the API, but " + look(), e);
    }
    return new Refusal(
        status(),
        error.code() == null ? "without a code" : error.code(),
        error.type(),
        error.message(),
        error.param(),
        error.requestId() == null ? requestId() : error.requestId(),
        error.retryAfter() == null
            ? retryAfterSeconds()
            : Integer.valueOf(whole(error.retryAfter())));
  }

  /// What the body is, for whoever has to find out who answered.
  private String look() {
    String text = body.strip();
    String type = response.header("Content-Type", "of no stated type");
    if (text.isEmpty()) {
      return "empty";
    }
    boolean html = text.toLowerCase(Locale.ROOT).startsWith("<");
    return html ? "a web page: is there a proxy or another server?" : type;
  }

  private Optional<Duration> retryAfter() {
    return RetryAfter.of(response.header("Retry-After"), response.header("Date"), readAt);
  }

  /// Empty where it says nothing of it: then it does not come from behind the key.
  Optional<Allowance> allowance() {
    Long reset = number("X-RateLimit-Reset");
    Allowance told =
        new Allowance(
            number("X-RateLimit-Limit"),
            number("X-RateLimit-Remaining"),
            reset == null ? null : Instant.ofEpochSecond(reset),
            number("X-API-Credits-Remaining"),
            number("X-API-Credits-Used"),
            readAt);
    return told.limit() == null && told.creditsRemaining() == null
        ? Optional.empty()
        : Optional.of(told);
  }

  private @Nullable Long number(String header) {
    String text = response.header(header);
    return text != null && text.strip().matches("\\d{1,11}") ? Long.valueOf(text.strip()) : null;
  }

  /// Rounded up: a second too early is in vain.
  private @Nullable Integer retryAfterSeconds() {
    return retryAfter().map(wait -> whole(wait.toMillis() / 1000.0)).orElse(null);
  }

  /// Never negative, and at most what fits: whoever says ten thousand years is not waited for.
  private static int whole(double seconds) {
    return (int) Math.ceil(Math.max(0, Math.min(Integer.MAX_VALUE, seconds)));
  }

  /// In JSON an etag has no quotes.
  private @Nullable String etag() {
    String quoted = response.header("ETag");
    return quoted == null ? null : quoted.strip().replaceFirst("^\"(.*)\"$", "$1");
  }
}
