package com.kallglot.console.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number that the platform manages for the organization (`num_…`).
public record PhoneNumber(
    String id,
    E164 phoneNumber,
    String country,
    @Nullable String region,
    @Nullable String locality,
    NumberType numberType,
    Capabilities capabilities,
    Provider provider,
    Status status,
    @Nullable String rejectionReason,
    @Nullable String label,
    @Nullable Money monthlyPrice,
    Instant createdAt,
    @Nullable Instant releasedAt,
    String etag) {

  public enum NumberType {
    LOCAL,
    MOBILE,
    TOLL_FREE,
    NATIONAL,
    UNKNOWN
  }

  public enum Status {
    PENDING,
    ACTIVE,
    SUSPENDED,
    RELEASED,
    REJECTED,
    UNKNOWN
  }

  /// What the number can carry.
  public record Capabilities(boolean voice, boolean sms) {}
}
