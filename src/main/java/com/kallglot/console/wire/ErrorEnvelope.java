package com.kallglot.console.wire;

/// The body of every refusal.
public record ErrorEnvelope(ErrorBody error) {}
