package com.kallglot.console.organization.order;

import java.nio.file.Path;

/// An intent could not be kept or read; says which file and why. Nothing was sent.
public final class OrderBookException extends Exception {
  private static final long serialVersionUID = 1L;

  OrderBookException(Path file, String problem, Exception cause) {
    super(file + " " + problem + ": " + cause.getMessage(), cause);
  }
}
