package com.kallglot.console.client;

import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// What a key may still do, as the platform said with its last answer; null is what it did not say.
///
/// @param limit requests in a minute
/// @param remaining requests left until `resetAt`
/// @param creditsUsed by the organization so far
/// @param readAt when it was said
public record Allowance(
    @Nullable Long limit,
    @Nullable Long remaining,
    @Nullable Instant resetAt,
    @Nullable Long creditsRemaining,
    @Nullable Long creditsUsed,
    Instant readAt) {

  /// Empty where the answer says nothing of it: it does not come from behind the key.
  static Optional<Allowance> in(Headers headers, Instant now) {
    Long reset = number(headers, "X-RateLimit-Reset");
    Allowance told =
        new Allowance(
            number(headers, "X-RateLimit-Limit"),
            number(headers, "X-RateLimit-Remaining"),
            reset == null ? null : Instant.ofEpochSecond(reset),
            number(headers, "X-API-Credits-Remaining"),
            number(headers, "X-API-Credits-Used"),
            now);
    return told.limit == null && told.creditsRemaining == null
        ? Optional.empty()
        : Optional.of(told);
  }

  private static @Nullable Long number(Headers headers, String name) {
    String text = headers.get(name);
    return text != null && text.strip().matches("\\d{1,11}") ? Long.valueOf(text.strip()) : null;
  }
}
