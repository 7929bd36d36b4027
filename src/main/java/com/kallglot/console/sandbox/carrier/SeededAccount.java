package com.kallglot.console.sandbox.carrier;

import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Secret;
import org.jspecify.annotations.Nullable;

/// Credentials that a stand-in knows, for whoever wants to use them.
///
/// @param name what it shows, as `Trial account`
/// @param accountSid Twilio's; null for Telnyx, whose keys name their account by themselves
/// @param apiKeySid the key that signs in; null where the account does so itself
/// @param secret auth token, key secret or API key; random, and made at seeding
public record SeededAccount(
    String name,
    Provider provider,
    @Nullable String accountSid,
    @Nullable String apiKeySid,
    Secret secret) {}
