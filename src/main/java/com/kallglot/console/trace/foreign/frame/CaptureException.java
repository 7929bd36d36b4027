package com.kallglot.console.trace.foreign.frame;

import java.io.IOException;

/// A file that cannot be read as a capture.
public abstract sealed class CaptureException extends Exception {
  private static final long serialVersionUID = 1;

  private CaptureException(String message, Throwable cause) {
    super(message, cause);
  }

  private CaptureException(String message) {
    super(message);
  }

  /// The file itself cannot be read.
  public static final class Unreadable extends CaptureException {
    private static final long serialVersionUID = 1;

    private final IOException reason;

    public Unreadable(String file, IOException reason) {
      super("The capture " + file + " cannot be read", reason);
      this.reason = reason;
    }

    public IOException reason() {
      return reason;
    }
  }

  /// Nobody wants it any more: the thread that read it was interrupted.
  public static final class GivenUp extends CaptureException {
    private static final long serialVersionUID = 1;

    GivenUp(String file, IOException cause) {
      super("The capture " + file + " was not read to its end", cause);
    }
  }

  /// It is no capture.
  public static final class NoCapture extends CaptureException {
    private static final long serialVersionUID = 1;

    NoCapture(String file) {
      super(file + " is no capture: neither pcap nor pcapng, gzipped or not.");
    }
  }
}
