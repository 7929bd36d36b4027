package com.kallglot.console.wire;

import org.jspecify.annotations.Nullable;

/// What a refusal says; a reader branches on the HTTP status and `code`, and may rely on neither
/// being known.
///
/// @param param the field that is wrong, as a dotted path such as `routing.phone_number`
/// @param retryAfter seconds, a fraction of one too
public record ErrorBody(
    @Nullable String type,
    @Nullable String code,
    @Nullable String message,
    @Nullable String param,
    @Nullable String requestId,
    @Nullable Double retryAfter) {}
