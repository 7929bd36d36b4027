package com.kallglot.console.desktop.workspace;

import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.settings.keychain.KeychainException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why something did not work, as a page tells it.
///
/// @param detail what was attempted and what happened, in the words of the service
/// @param status of the platform's answer; 0 where it refused nothing
/// @param code the platform's error code; null where it gave none
/// @param requestId to be told to whoever runs the platform
/// @param retryAfter how long the platform wants to be left alone; null where it did not say
/// @param keychain why the key could not be asked there; null where the keychain is not the matter
public record Failure(
    Kind kind,
    String detail,
    Effect effect,
    int status,
    @Nullable String code,
    @Nullable String requestId,
    @Nullable Duration retryAfter,
    @Nullable KeychainException keychain) {

  /// What it takes.
  public enum Kind {
    /// The network, the API base, or the platform itself.
    UNREACHABLE,
    /// The key.
    KEY_REJECTED,
    /// The platform said no.
    REFUSED,
    /// There is none: it is asked for.
    KEY_MISSING,
    /// The file of the profiles: it is corrected or set aside.
    PROFILES_UNREADABLE,
    /// Something on this computer.
    LOCAL
  }

  /// What may have come of it all the same.
  public enum Effect {
    NOTHING_DONE,
    /// No answer says whether it was done: look before it is tried again.
    PERHAPS_DONE
  }

  public static Failure of(Exception problem) {
    String detail = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
    if (problem instanceof ServiceException.KeyMissing missing) {
      return new Failure(
          Kind.KEY_MISSING, detail, Effect.NOTHING_DONE, 0, null, null, null, missing.keychain());
    }
    if (problem instanceof ServiceException.ProfilesUnreadable) {
      return new Failure(
          Kind.PROFILES_UNREADABLE, detail, Effect.NOTHING_DONE, 0, null, null, null, null);
    }
    if (!(problem instanceof OrganizationException refused)) {
      return here(detail);
    }
    Kind kind =
        switch (refused.kind()) {
          case UNREACHABLE, CANCELLED -> Kind.UNREACHABLE;
          case KEY_REJECTED -> Kind.KEY_REJECTED;
          case REFUSED -> Kind.REFUSED;
        };
    return new Failure(
        kind,
        detail,
        refused.mayHaveBeenDone() ? Effect.PERHAPS_DONE : Effect.NOTHING_DONE,
        refused.status(),
        refused.code(),
        refused.requestId(),
        refused.retryAfter().orElse(null),
        null);
  }

  /// Something on this computer; nothing was done.
  public static Failure here(String detail) {
    return new Failure(Kind.LOCAL, detail, Effect.NOTHING_DONE, 0, null, null, null, null);
  }

  /// Whether the key is good but has not the right for this.
  public boolean isMissingRight() {
    return status == 403 && "insufficient_permissions".equals(code);
  }
}
