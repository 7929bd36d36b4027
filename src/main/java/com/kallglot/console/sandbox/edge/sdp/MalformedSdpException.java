package com.kallglot.console.sandbox.edge.sdp;

/// A body that is no session description; the message says which line and why.
public final class MalformedSdpException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedSdpException(String message) {
    super(message);
  }
}
