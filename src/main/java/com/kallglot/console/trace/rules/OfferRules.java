package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.negotiation.Medium;
import com.kallglot.console.trace.negotiation.SessionDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /// What PJSIP calls an answer that it cannot use.
  private static final Set<Integer> UNUSABLE = Set.of(406, 415, 488);

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
              CauseCode.CODECS_NOT_TAKEN,
              "The far end takes none of the codecs that were offered: " + codecs(facts) + ".",
              Blame.SIGNALLING,
              facts.finalLine(),
              "Offer one that it takes; PCMU and PCMA are taken almost everywhere."));
    }
    return Optional.of(
        facts.cause(
            CauseCode.MEDIA_NOT_TAKEN,
            "The far end does not accept the media that were offered, and does not say whether for"
                + " the codecs or for the encryption.",
            Blame.SIGNALLING,
            facts.finalLine() + "; offered: " + offered(facts),
            offer == Offer.PLAIN
                ? "Call once more with the encryption (SRTP) required: refused again, it is the"
                    + " codecs."
                : "Call once more with the encryption (SRTP) off: refused again, it is the"
                    + " codecs."));
  }

  /// Whether words of a Warning or reason phrase are of codecs.
  static boolean isOfCodecs(String words) {
    return CODEC.matcher(words).find();
  }

  /// Codecs and encryption of the caller's offer.
  static String offered(Facts facts) {
    return codecs(facts) + ", " + offer(facts).words;
  }

  /// RFC 3264 §6: port 0 in an answer refuses the medium.
  static Optional<Cause> soundRefused(Facts facts) {
    List<Medium> answered = audio(facts.answer());
    if (facts.isCalled() || answered.isEmpty() || answered.stream().anyMatch(m -> m.port() > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.SOUND_REFUSED,
            "The far end answered the call and refused its sound: its SDP answer has port 0 (%s)."
                .formatted(answered.getFirst().head().text()),
            Blame.MEDIA,
            facts.finalLine() + "; offered: " + offered(facts),
            "Offer codecs and an encryption that the far end takes; PCMU and PCMA are taken almost"
                + " everywhere."));
  }

  private static List<Medium> audio(Optional<SipText> message) {
    return message.flatMap(SessionDescription::in).stream()
        .flatMap(description -> description.media().stream())
        .filter(medium -> medium.kind().equals("audio"))
        .toList();
  }

  /// The far end took the call, and its answer does not fit the offer, so that our engine ended it.
  static Optional<Cause> answerUnusable(Facts facts) {
    boolean ours = facts.isAnswered() && !facts.isCalled();
    if (!ours || !facts.endedBy(Origin.ENGINE) || !UNUSABLE.contains(facts.code())) {
      return Optional.empty();
    }
    Offer offer = offer(facts);
    String body = facts.answer().map(SipText::body).orElse("");
    Offer answer = Offer.of(body);
    boolean told = !body.isEmpty();
    String both =
        told
            ? "offered: %s, %s; answered: %s, %s"
                .formatted(codecs(facts), offer.words, codecs(body), answer.words)
            : "offered: " + codecs(facts) + ", " + offer.words;
    return Optional.of(
        facts.cause(
            CauseCode.ANSWER_UNUSABLE,
            "The far end answered with media that do not fit what was offered, and our engine ended"
                + " the call: "
                + both
                + ".",
            Blame.SIGNALLING,
            facts.finalLine(),
            told && offer != answer && offer != Offer.PLAIN
                ? "Have the far end encrypt as it is asked to, or set the encryption (SRTP) to"
                    + " optional or off."
                : "Have the far end answer with one of the codecs offered."));
  }

  private static Cause encryption(Facts facts, Offer offer) {
    return switch (offer) {
      case PLAIN ->
          facts.cause(
              CauseCode.ENCRYPTION_NOT_TAKEN,
              "The far end takes encrypted sound only, and plain RTP was offered.",
              Blame.SIGNALLING,
              facts.finalLine(),
              "Set the encryption (SRTP) to required, or the far end's SRTP policy to optional.");
      case OPTIONAL, REQUIRED, DTLS ->
          facts.cause(
              CauseCode.ENCRYPTION_NOT_TAKEN,
              "The far end did not take the encryption that was offered (" + offer.words + ").",
              Blame.SIGNALLING,
              facts.finalLine() + openKeys(facts, offer),
              "Set the encryption (SRTP) to another kind of keying or off, or change the far end's"
                  + " SRTP policy.");
    };
  }

  /// RFC 4568 §8: keys in SDP are worth what protects the SDP, and some take them over TLS alone.
  private static String openKeys(Facts facts, Offer offer) {
    boolean keys = offer == Offer.OPTIONAL || offer == Offer.REQUIRED;
    boolean open = facts.target().endsWith("UDP") || facts.target().endsWith("TCP");
    return keys && open
        ? "; its keys went unprotected in SDP, not over TLS, which many refuse for that"
        : "";
  }

  private static Offer offer(Facts facts) {
    return Offer.of(facts.invites().isEmpty() ? "" : facts.invites().getLast().body());
  }

  private static String codecs(Facts facts) {
    return codecs(facts.invites().isEmpty() ? "" : facts.invites().getLast().body());
  }

  private static String codecs(String sdp) {
    var names = new ArrayList<String>();
    Matcher found = RTPMAP.matcher(sdp);
    while (found.find()) {
      names.add(found.group(1));
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

    static Offer of(String sdp) {
      if (sdp.contains("a=fingerprint")) {
        return DTLS;
      }
      if (sdp.contains("RTP/SAVP")) {
        return REQUIRED;
      }
      return sdp.contains("a=crypto") ? OPTIONAL : PLAIN;
    }
  }
}
