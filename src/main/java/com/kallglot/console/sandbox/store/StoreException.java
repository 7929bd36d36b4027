package com.kallglot.console.sandbox.store;

/// The store failed while it was in use: a full disk, a damaged file. Unchecked, because nobody on
/// the way can mend it: it reaches the request handler, which answers 500 and logs it.
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String attempted, Throwable cause) {
    super(attempted + ": " + cause.getMessage(), cause);
  }
}
