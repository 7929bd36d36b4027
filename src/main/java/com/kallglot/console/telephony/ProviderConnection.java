package com.kallglot.console.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's own Twilio or Telnyx account as the platform knows it (`pcon_…`). Its secrets are
/// write-only and never part of it.
public record ProviderConnection(
    String id,
    Provider provider,
    String label,
    Status status,
    boolean isDefault,
    @Nullable E164 defaultCallerId,
    Credentials credentials,
    @Nullable Instant lastVerifiedAt,
    @Nullable String lastError,
    Instant createdAt,
    String etag) {

  /// The same connection, showing these credentials.
  public ProviderConnection with(Credentials shown) {
    return with(status, isDefault, shown, etag);
  }

  /// The same connection in another state.
  public ProviderConnection with(Status other) {
    return with(other, isDefault, credentials, etag);
  }

  /// The same connection, for whatever asks for none by name.
  public ProviderConnection asDefault() {
    return with(status, true, credentials, etag);
  }

  /// The same connection, for those alone that ask for it by name.
  public ProviderConnection notDefault() {
    return with(status, false, credentials, etag);
  }

  /// The same connection as somebody saw it at another time: an edit of it is refused where it was
  /// changed since.
  public ProviderConnection at(String seen) {
    return with(status, isDefault, credentials, seen);
  }

  private ProviderConnection with(
      Status otherStatus, boolean standard, Credentials shown, String seen) {
    return new ProviderConnection(
        id,
        provider,
        label,
        otherStatus,
        standard,
        defaultCallerId,
        shown,
        lastVerifiedAt,
        lastError,
        createdAt,
        seen);
  }

  public enum Status {
    UNVERIFIED,
    ACTIVE,
    INVALID_CREDENTIALS,
    DISABLED,
    UNKNOWN
  }

  /// What of the credentials may be shown.
  public record Credentials(
      @Nullable String accountSid, @Nullable String authTokenLast4, @Nullable String apiKeyLast4) {}
}
