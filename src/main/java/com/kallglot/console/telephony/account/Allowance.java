package com.kallglot.console.telephony.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an API key may still do, as the platform said with an answer; null is what it did not say.
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
    Instant readAt) {}
