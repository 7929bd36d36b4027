package com.kallglot.console.trace.journal;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.SipTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that happened, without a secret.
public sealed interface Entry {
  /// On which kind of wire.
  enum Kind {
    API,
    SIP,
    STREAM
  }

  /// How it looks for whoever reads down a list.
  enum Tone {
    PLAIN,
    FINE,
    /// The other side said no.
    REFUSED,
    /// Something broke.
    FAILED
  }

  /// In the order in which they were told, from 1.
  long number();

  /// When it happened or began, on the clock of this computer.
  Instant at();

  /// The same on the clock of [System#nanoTime].
  long atNanos();

  Kind kind();

  /// `POST /v1/sessions`, `INVITE sip:…`, `transcript.final`.
  String what();

  Tone tone();

  /// The whole as text.
  String detail();

  /// What belongs together has the same: the request, the call, the session. Empty for nothing.
  String id();

  /// How many characters it holds.
  default int size() {
    return what().length() + detail().length() + id().length();
  }

  /// An HTTP request and what came of it.
  ///
  /// @param status 0 where no answer came
  /// @param reason the words of the status line, such as `Not Found`
  /// @param failure why there is no usable answer; null where there is one
  /// @param curl the request as a shell command, the key named and not written
  record Api(
      long number,
      Instant at,
      long atNanos,
      String what,
      int status,
      String reason,
      Duration took,
      @Nullable String failure,
      String id,
      String detail,
      String curl)
      implements Entry {
    @Override
    public Kind kind() {
      return Kind.API;
    }

    @Override
    public Tone tone() {
      if (failure != null || status >= 500) {
        return Tone.FAILED;
      }
      return status >= 300 ? Tone.REFUSED : Tone.FINE;
    }

    @Override
    public int size() {
      return what.length() + detail.length() + curl.length();
    }
  }

  /// A SIP message.
  ///
  /// @param status 0 for a request
  /// @param remote `address:port`
  /// @param id the Call-ID
  /// @param detail the message as it was on the wire
  record Sip(
      long number,
      Instant at,
      long atNanos,
      String what,
      int status,
      SipMessage.Heading heading,
      SipTransport transport,
      String remote,
      String id,
      String detail)
      implements Entry {
    @Override
    public Kind kind() {
      return Kind.SIP;
    }

    @Override
    public Tone tone() {
      if (status < 200) {
        return Tone.PLAIN;
      } else if (status < 300) {
        return Tone.FINE;
      }
      return status >= 500 ? Tone.FAILED : Tone.REFUSED;
    }

    /// `sent` or `received`.
    public String direction() {
      return heading.name().toLowerCase(Locale.ROOT);
    }

    /// `TLS`.
    public String over() {
      return transport.name().toUpperCase(Locale.ROOT);
    }
  }

  /// Something that came over a session's stream, or became of it. Sound is none of it.
  ///
  /// @param id of the session
  record Stream(
      long number, Instant at, long atNanos, String what, Tone tone, String id, String detail)
      implements Entry {
    @Override
    public Kind kind() {
      return Kind.STREAM;
    }
  }
}
