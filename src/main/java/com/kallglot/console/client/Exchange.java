package com.kallglot.console.client;

import org.jspecify.annotations.Nullable;

/// One HTTP request and what came of it, free of secrets.
///
/// @param startedAtNanos on the clock of [System#nanoTime], as all that a trace shows
/// @param endedAtNanos when the body had been read, or the failure showed
/// @param url masked
/// @param status 0 where there was no response
/// @param requestBody masked, null where there was none
/// @param responseBody masked, at most its first 64 Ki characters
/// @param failure why there is no usable answer, null where there is one
public record Exchange(
    long startedAtNanos,
    long endedAtNanos,
    String method,
    String url,
    int status,
    @Nullable String requestId,
    @Nullable String requestBody,
    @Nullable String responseBody,
    @Nullable String failure) {}
