package com.kallglot.console.settings.keychain;

import org.jspecify.annotations.Nullable;

/// The keychain did not do what it was asked; nothing was changed, and no message holds a secret.
public abstract sealed class KeychainException extends Exception {
  private static final long serialVersionUID = 1L;

  private KeychainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// This system has none, or none that runs.
  public static final class Absent extends KeychainException {
    private static final long serialVersionUID = 1L;

    Absent(String why) {
      super("No keychain can be used here: " + why, null);
    }

    Absent(String why, Throwable cause) {
      super("No keychain can be used here: " + why, cause);
    }
  }

  /// It is locked, and nobody unlocked it.
  public static final class Locked extends KeychainException {
    private static final long serialVersionUID = 1L;

    Locked(String why) {
      super("The keychain is locked: " + why, null);
    }
  }

  /// It did not answer in time.
  public static final class Unanswered extends KeychainException {
    private static final long serialVersionUID = 1L;

    Unanswered(long seconds, @Nullable Throwable cause) {
      super("The keychain did not answer within %d s".formatted(seconds), cause);
    }
  }

  /// It said no.
  public static final class Refused extends KeychainException {
    private static final long serialVersionUID = 1L;

    Refused(String attempted, String answer) {
      super("The keychain refused to %s: %s".formatted(attempted, answer), null);
    }
  }
}
