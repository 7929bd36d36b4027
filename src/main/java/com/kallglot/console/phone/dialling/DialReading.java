package com.kallglot.console.phone.dialling;

import com.kallglot.console.telephony.E164;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was typed into the dial field, understood.
public sealed interface DialReading {

  /// Nothing was typed.
  record Nothing() implements DialReading {}

  /// It can be called.
  ///
  /// @param uri what is dialled, `sip:` or `sips:`; without password and headers
  /// @param text what was typed, to be kept and shown again; without a password
  /// @param number the telephone number that is meant; null where it is none
  record Target(String uri, String text, Kind kind, @Nullable E164 number, Set<Note> notes)
      implements DialReading {
    public Target {
      notes = Set.copyOf(notes);
    }
  }

  /// It is not called.
  ///
  /// @param about the part that it is about, to be named
  record NotDiallable(Why why, String about) implements DialReading {}

  /// How it was read.
  enum Kind {
    /// A whole SIP address.
    ADDRESS,
    /// A telephone number.
    NUMBER,
    /// Digits that are no number of the country: an extension, a short code, at the account's
    /// domain.
    DIGITS,
    /// A name at the account's domain.
    NAME
  }

  /// What somebody should know before the call.
  enum Note {
    /// A password in the address is neither sent nor kept.
    PASSWORD_LEFT_OUT,
    /// Headers in the address (`?Subject=…`) are not sent.
    HEADERS_LEFT_OUT,
    /// An extension behind the number is not dialled: it is keyed in after the answer.
    EXTENSION_LEFT_OUT,
    /// The account is the SIP settings' own, which calls sessions.
    SESSIONS_ONLY
  }

  /// Why it is not called.
  enum Why {
    EMERGENCY,
    /// It is one in some country, and where calls of this account come out is not known for
    /// certain.
    MAYBE_EMERGENCY,
    PREMIUM,
    /// Not on the profile's list.
    NOT_ALLOWED,
    NUMBER_TOO_SHORT,
    NUMBER_TOO_LONG,
    NO_SUCH_COUNTRY,
    NO_NUMBER,
    /// A `tel:` of a local number that does not say where it is local (RFC 3966 §5.1.5).
    NO_CONTEXT,
    NO_ADDRESS,
    /// A scheme that no telephone knows.
    OTHER_SCHEME,
    /// `sips:` from an account that is not over TLS.
    NEEDS_TLS
  }
}
