package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.SipText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An SDP (RFC 4566) read from its text; whatever is in it, this never throws.
///
/// @param media in the order of their `m=` lines, which is how offer and answer are matched
public record SessionDescription(String text, List<Medium> media) {
  private static final String TYPE = "application/sdp";

  public SessionDescription {
    media = List.copyOf(media);
  }

  /// The SDP that a message carries, also as one part of several (RFC 5621).
  public static Optional<SessionDescription> in(SipText message) {
    String type = message.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String body = message.body();
    if (body.isBlank()) {
      return Optional.empty();
    }
    if (type.startsWith(TYPE)) {
      return Optional.of(of(body));
    }
    return type.startsWith("multipart/") ? part(body) : Optional.empty();
  }

  private static Optional<SessionDescription> part(String body) {
    int named = body.toLowerCase(Locale.ROOT).indexOf(TYPE);
    int begin = named < 0 ? -1 : body.indexOf("\n\n", named);
    if (begin < 0) {
      return Optional.empty();
    }
    int end = body.indexOf("\n--", begin);
    return Optional.of(of(body.substring(begin + 2, end < 0 ? body.length() : end)));
  }

  static SessionDescription of(String text) {
    var session = new ArrayList<SdpLine>();
    var own = new ArrayList<SdpLine>();
    var media = new ArrayList<Medium>();
    SdpLine head = null;
    int number = 0;
    for (String written : text.lines().toList()) {
      var line = new SdpLine(++number, written.stripTrailing());
      if (line.is("m=")) {
        if (head != null) {
          media.add(Medium.of(head, own, session));
        }
        head = line;
        own.clear();
      } else {
        (head == null ? session : own).add(line);
      }
    }
    if (head != null) {
      media.add(Medium.of(head, own, session));
    }
    return new SessionDescription(text, media);
  }
}
