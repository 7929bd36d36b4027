package com.kallglot.console.softphone;

/// The engine could not do what was asked. The message names what was attempted; a SIP refusal is
/// not one of these but an event.
public final class SoftphoneException extends Exception {
  private static final long serialVersionUID = 1L;

  public SoftphoneException(String attempted) {
    super(attempted);
  }

  public SoftphoneException(String attempted, Throwable cause) {
    super(attempted, cause);
  }
}
