package com.kallglot.console.calltest.result;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import org.jspecify.annotations.Nullable;

/// What the platform did with the session request.
///
/// @param code the error code of a refusal; null where the session was created
public record Actual(
    @Nullable String sessionId,
    @Nullable Provider provider,
    @Nullable E164 phoneNumber,
    @Nullable String code) {}
