package com.kallglot.console.desktop.workspace;

import org.jspecify.annotations.Nullable;

/// Something the desktop stands on could not be had; the message says what was attempted and what
/// may help.
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  public ServiceException(String message, @Nullable Exception cause) {
    super(message, cause);
  }
}
