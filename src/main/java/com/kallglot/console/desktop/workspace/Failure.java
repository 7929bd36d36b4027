package com.kallglot.console.desktop.workspace;

import com.kallglot.console.organization.OrganizationException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why something did not work, as a page tells it.
///
/// @param detail what was attempted and what happened, in the words of the service
/// @param code the platform's error code; null where it gave none
/// @param requestId to be told to whoever runs the platform
public record Failure(Kind kind, String detail, @Nullable String code, @Nullable String requestId) {

  /// What it takes.
  public enum Kind {
    /// The network, the API base, or the platform itself.
    UNREACHABLE,
    /// The key.
    KEY_REJECTED,
    /// The platform said no.
    REFUSED,
    /// Something on this computer.
    LOCAL
  }

  public static Failure of(Exception problem) {
    String detail = Objects.requireNonNullElse(problem.getMessage(), problem.toString());
    if (!(problem instanceof OrganizationException refused)) {
      return new Failure(Kind.LOCAL, detail, null, null);
    }
    Kind kind =
        switch (refused.kind()) {
          case UNREACHABLE, CANCELLED -> Kind.UNREACHABLE;
          case KEY_REJECTED -> Kind.KEY_REJECTED;
          case REFUSED -> Kind.REFUSED;
        };
    return new Failure(kind, detail, refused.code(), refused.requestId());
  }
}
