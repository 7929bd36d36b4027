package com.kallglot.console.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What ending a session answers; the same again for one that had ended before.
public record EndedSession(
    String id, Session.Status status, @Nullable Long durationSeconds, @Nullable Instant endedAt) {}
