package com.kallglot.console.sandbox;

import java.nio.file.Path;

/// A sandbox could not be started, or told where it is.
public abstract sealed class SandboxException extends Exception {
  private static final long serialVersionUID = 1L;

  private SandboxException(String message, Throwable cause) {
    super(message, cause);
  }

  private SandboxException(String message) {
    super(message);
  }

  /// Another sandbox runs on the same data folder: attach to it instead.
  public static final class FolderTaken extends SandboxException {
    private static final long serialVersionUID = 1L;

    FolderTaken(Path folder) {
      super(
          "Another sandbox runs on %s: attach to it, end it, or choose another data folder."
              .formatted(folder));
    }
  }

  /// Another program listens on the port.
  public static final class PortTaken extends SandboxException {
    private static final long serialVersionUID = 1L;

    PortTaken(String address, Throwable cause) {
      super(
          "The sandbox cannot listen on %s (%s): choose another port."
              .formatted(address, cause.getMessage()),
          cause);
    }
  }

  /// The data folder cannot be read or written, or what lies in it cannot be used.
  public static final class StoreUnusable extends SandboxException {
    private static final long serialVersionUID = 1L;

    StoreUnusable(Path folder, Throwable cause) {
      super(
          "The sandbox's data in %s cannot be used (%s): mend it, or start anew with 'sandbox --reset', which deletes it."
              .formatted(folder, cause.getMessage()),
          cause);
    }

    StoreUnusable(Path folder, String problem) {
      super(
          "The sandbox's data in %s cannot be used (%s): mend it, or start anew with 'sandbox --reset', which deletes it."
              .formatted(folder, problem));
    }
  }
}
