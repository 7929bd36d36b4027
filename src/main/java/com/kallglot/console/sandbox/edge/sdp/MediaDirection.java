package com.kallglot.console.sandbox.edge.sdp;

import java.util.Locale;
import java.util.Optional;

/// The direction attribute (RFC 8866 §6.7), as seen by who wrote it.
public enum MediaDirection {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  static Optional<MediaDirection> of(String attribute) {
    for (MediaDirection direction : values()) {
      if (direction.attribute().equals(attribute)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What answers this offer when everything is wanted (RFC 3264 §6.1).
  MediaDirection answer() {
    return switch (this) {
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case SENDRECV, INACTIVE -> this;
    };
  }

  public boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  public boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }
}
