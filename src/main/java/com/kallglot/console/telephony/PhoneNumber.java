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

  /// The same number in another state.
  public PhoneNumber with(Status other) {
    return with(other, label, etag);
  }

  /// The same number by another name.
  public PhoneNumber labelled(String other) {
    return with(status, other, etag);
  }

  /// The same number as somebody saw it at another time: an edit of it is refused where it was
  /// changed since.
  public PhoneNumber at(String seen) {
    return with(status, label, seen);
  }

  private PhoneNumber with(Status otherStatus, @Nullable String otherLabel, String otherEtag) {
    return new PhoneNumber(
        id,
        phoneNumber,
        country,
        region,
        locality,
        numberType,
        capabilities,
        provider,
        otherStatus,
        rejectionReason,
        otherLabel,
        monthlyPrice,
        createdAt,
        releasedAt,
        otherEtag);
  }

  /// What the number can carry.
  public record Capabilities(boolean voice, boolean sms) {}
}
