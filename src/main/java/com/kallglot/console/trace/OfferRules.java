package com.kallglot.console.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// 488 and 606: what was offered was not taken. Codec or encryption, as far as the Warning (RFC
/// 3261 §20.43) and our own offer tell.
final class OfferRules {
  private static final Pattern ENCRYPTION =
      Pattern.compile("(?i)srtp|crypto|encrypt|secure|savp|\\b302\\b");
  private static final Pattern CODEC =
      Pattern.compile("(?i)codec|payload|format|media type|\\b30[45]\\b");
  private static final Pattern RTPMAP = Pattern.compile("(?m)^a=rtpmap:\\d+ ([^/\\s]+)");

  private OfferRules() {}

  static Optional<Cause> notAcceptable(Facts facts) {
    if (!facts.isRefused() || (facts.code() != 488 && facts.code() != 606)) {
      return Optional.empty();
    }
    String words = facts.finalHeader("Warning").orElse("") + " " + facts.phrase();
    Offer offer = offer(facts);
    if (ENCRYPTION.matcher(words).find()) {
      return Optional.of(encryption(facts, offer));
    }
    if (CODEC.matcher(words).find()) {
      return Optional.of(
          facts.cause(
              "The far end takes none of the codecs that were offered: " + codecs(facts) + ".",
              Blame.SIGNALLING,
              facts.finalLine(),
              "Offer one that it takes; PCMU and PCMA are taken almost everywhere."));
    }
    return Optional.of(
        facts.cause(
            "The far end does not accept the media that were offered, and does not say whether for"
                + " the codecs or for the encryption.",
            Blame.SIGNALLING,
            facts.finalLine() + "; offered: " + codecs(facts) + ", " + offer.words,
            offer == Offer.PLAIN
                ? "Call once more with encryption (--srtp required): refused again, it is the"
                    + " codecs."
                : "Call once more without encryption (--srtp off): refused again, it is the"
                    + " codecs."));
  }

  private static Cause encryption(Facts facts, Offer offer) {
    return switch (offer) {
      case PLAIN ->
          facts.cause(
              "The far end takes encrypted sound only, and plain RTP was offered.",
              Blame.SIGNALLING,
              facts.finalLine(),
              "Call with --srtp required, or set the far end's SRTP policy to optional.");
      case OPTIONAL, REQUIRED, DTLS ->
          facts.cause(
              "The far end did not take the encryption that was offered (" + offer.words + ").",
              Blame.SIGNALLING,
              facts.finalLine(),
              "Call with another kind of keying (--srtp optional, dtls or off), or change the far"
                  + " end's SRTP policy.");
    };
  }

  private static Offer offer(Facts facts) {
    String sdp = facts.invites().isEmpty() ? "" : facts.invites().getLast().body();
    if (sdp.contains("a=fingerprint")) {
      return Offer.DTLS;
    }
    if (sdp.contains("RTP/SAVP")) {
      return Offer.REQUIRED;
    }
    return sdp.contains("a=crypto") ? Offer.OPTIONAL : Offer.PLAIN;
  }

  private static String codecs(Facts facts) {
    var names = new ArrayList<String>();
    if (!facts.invites().isEmpty()) {
      Matcher found = RTPMAP.matcher(facts.invites().getLast().body());
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    List<String> codecs =
        names.stream().filter(n -> !n.equalsIgnoreCase("telephone-event")).distinct().toList();
    return codecs.isEmpty() ? "unknown, no trace was kept" : String.join(", ", codecs);
  }

  private enum Offer {
    PLAIN("plain RTP"),
    OPTIONAL("SRTP by SDES, optional"),
    REQUIRED("SRTP by SDES, required"),
    DTLS("SRTP by DTLS");

    private final String words;

    Offer(String words) {
      this.words = words;
    }
  }
}
