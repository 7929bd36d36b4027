package com.kallglot.console.telephony.account;

import com.kallglot.console.telephony.Secret;
import java.time.Instant;

/// A new password of the SIP access, shown this once.
///
/// @param previousValidUntil when the one before it ends
public record SipPassword(
    String username, Secret password, Instant createdAt, Instant previousValidUntil) {}
