package com.kallglot.console.telephony.writing;

/// What one side makes of one form, and how that is known.
public record Writing(Reading reading, Source source) {
  /// Nobody says.
  static final Writing UNDOCUMENTED = new Writing(Reading.UNDOCUMENTED, Source.NONE);

  /// What becomes of a number that is written so.
  public enum Reading {
    /// The form to use.
    WANTED,
    ACCEPTED,
    REFUSED,
    /// No page known to this program says it.
    UNDOCUMENTED,
    /// A form that does not occur there.
    UNUSED
  }

  /// Where that is from.
  public enum Source {
    NONE,
    /// Kallglot's API documentation: numbers are E.164.
    API_DOCUMENTATION,
    /// This project's contract, which the sandbox is held to: everything else is 422.
    CONTRACT,
    /// Telnyx error 10016: must be +E.164.
    TELNYX_10016,
    /// Telnyx's connection setting `dnis_number_format`, which each connection has its own of.
    TELNYX_SETTING,
    /// The sandbox's SIP side, held to it by its tests.
    SANDBOX,
    /// RFC 3966 and RFC 3261 by their nature: such a form is of another protocol.
    PROTOCOL
  }
}
