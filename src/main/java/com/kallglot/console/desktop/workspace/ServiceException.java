package com.kallglot.console.desktop.workspace;

import org.jspecify.annotations.Nullable;

/// Something the desktop stands on could not be had; the message says what was attempted and what
/// may help.
public sealed class ServiceException extends Exception permits ServiceException.KeyMissing {
  private static final long serialVersionUID = 1L;

  public ServiceException(String message, @Nullable Exception cause) {
    super(message, cause);
  }

  /// The profile has no key: neither the environment nor the keychain has one.
  public static final class KeyMissing extends ServiceException {
    private static final long serialVersionUID = 1L;

    public KeyMissing(String message, Exception cause) {
      super(message, cause);
    }
  }
}
