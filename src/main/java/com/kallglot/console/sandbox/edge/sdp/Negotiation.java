package com.kallglot.console.sandbox.edge.sdp;

import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answerer's half of RFC 3264: which line, codec, direction and key of an offer are taken.
public final class Negotiation {
  private static final int DEFAULT_PACKET_TIME = 20;

  /// In milliseconds; a longer one is a wish (RFC 8866 §6.4) that no buffer here holds.
  private static final int LONGEST_PACKET_TIME = 200;

  private Negotiation() {}

  /// What came of an offer.
  public sealed interface Outcome {
    record Agreed(Agreement agreement) implements Outcome {}

    /// To be refused with 488.
    ///
    /// @param warningCode of the `Warning` header (RFC 3261 §20.43)
    record Unacceptable(int warningCode, String text) implements Outcome {}
  }

  /// Answers an offer. The caller's order of codecs counts (RFC 3264 §6.1).
  public static Outcome answer(SessionDescription offer, Terms terms) {
    Optional<MediaLine> audio = offer.audio();
    if (audio.isEmpty()) {
      return new Outcome.Unacceptable(304, "No audio line over RTP was offered");
    }
    MediaLine line = audio.get();
    Outcome.@Nullable Unacceptable refusal = srtpRefusal(line.srtpOffer(), terms.srtp());
    if (refusal != null) {
      return refusal;
    }
    Agreement.@Nullable Security security = null;
    if (line.srtpOffer() != SrtpOffer.NONE && terms.srtp() != SrtpPolicy.OFF) {
      security = security(line).orElse(null);
      if (security == null && insists(line, terms)) {
        return new Outcome.Unacceptable(
            399, "None of the offered crypto suites is known here: " + SrtpSuite.names());
      }
    }
    Optional<Format> codec = codec(line.formats(), terms);
    if (codec.isEmpty()) {
      return new Outcome.Unacceptable(305, noCodec(line, terms));
    }
    return new Outcome.Agreed(agreement(offer.media().indexOf(line), line, codec.get(), security));
  }

  private static Outcome.@Nullable Unacceptable srtpRefusal(SrtpOffer offer, SrtpPolicy policy) {
    if (offer == SrtpOffer.DTLS) {
      return new Outcome.Unacceptable(
          399, "SRTP keys are agreed in the SDP here (SDES, a=crypto), not by DTLS");
    }
    if (policy == SrtpPolicy.REQUIRED && offer == SrtpOffer.NONE) {
      return new Outcome.Unacceptable(399, "SRTP is required and was not offered (a=crypto)");
    }
    if (policy == SrtpPolicy.OFF && offer == SrtpOffer.SDES_REQUIRED) {
      return new Outcome.Unacceptable(399, "SRTP is switched off; offer RTP/AVP");
    }
    return null;
  }

  private static boolean insists(MediaLine line, Terms terms) {
    return line.srtpOffer() == SrtpOffer.SDES_REQUIRED || terms.srtp() == SrtpPolicy.REQUIRED;
  }

  private static Optional<Agreement.Security> security(MediaLine line) {
    return line.crypto().stream().map(Negotiation::security).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Agreement.Security> security(CryptoAttribute crypto) {
    // An unknown session parameter may change the packets: such a line is not ours (RFC 4568
    // §6.3.7)
    boolean understood = crypto.sessionParameters().stream().allMatch(p -> p.startsWith("WSH="));
    if (!understood) {
      return Optional.empty();
    }
    return SrtpSuite.named(crypto.suite())
        .flatMap(suite ->
            suite
                .keys(crypto.keyParameters())
                .map(keys -> new Agreement.Security(crypto.tag(), suite, keys)));
  }

  private static Optional<Format> codec(List<Format> offered, Terms terms) {
    List<Format> allowed =
        offered.stream()
            .filter(format -> !format.isAuxiliary() && !format.collidesWithRtcp())
            .filter(format -> isAllowed(format, terms.codecs()))
            .toList();
    Stream<Format> encodable = allowed.stream().filter(Negotiation::isG711);
    return switch (terms.sound()) {
      case ANY_CODEC -> allowed.stream().findFirst();
      case G711_ONLY -> encodable.findFirst();
      case G711_PREFERRED -> Stream.concat(encodable, allowed.stream()).findFirst();
    };
  }

  private static boolean isAllowed(Format format, List<String> codecs) {
    return codecs.isEmpty() || codecs.stream().anyMatch(format::isNamed);
  }

  private static boolean isG711(Format format) {
    return format.clockRate() == 8000 && (format.isNamed("PCMU") || format.isNamed("PCMA"));
  }

  private static String noCodec(MediaLine line, Terms terms) {
    List<String> offered = line.formats().stream().map(Format::name).distinct().toList();
    String wanted =
        terms.sound() == Terms.Sound.G711_ONLY
            ? "PCMU or PCMA, the only ones this media behaviour can speak"
            : "one of " + String.join(", ", terms.codecs());
    return "Offered were " + String.join(", ", offered) + "; needed is " + wanted;
  }

  private static Agreement agreement(
      int index, MediaLine line, Format codec, Agreement.@Nullable Security security) {
    InetAddress address = line.address();
    boolean reachable = address != null && !address.isAnyLocalAddress();
    return new Agreement(
        index,
        codec,
        telephoneEvent(line.formats(), codec.clockRate()),
        Math.min(line.packetTime().orElse(DEFAULT_PACKET_TIME), LONGEST_PACKET_TIME),
        direction(line.direction().answer(), reachable),
        reachable ? new InetSocketAddress(address, line.port()) : null,
        reachable ? new InetSocketAddress(address, line.rtcpPort()) : null,
        line.muxesRtcp(),
        security);
  }

  /// Nothing is sent to a side that has no address (RFC 3264 §8.4).
  private static MediaDirection direction(MediaDirection answer, boolean reachable) {
    if (reachable || !answer.sends()) {
      return answer;
    }
    return answer.receives() ? MediaDirection.RECVONLY : MediaDirection.INACTIVE;
  }

  /// Events run on the codec's clock (RFC 4733 §2.1); an offer with only another one is taken as it
  /// is.
  private static @Nullable Format telephoneEvent(List<Format> formats, int clockRate) {
    List<Format> events =
        formats.stream().filter(f -> f.isTelephoneEvent() && !f.collidesWithRtcp()).toList();
    return events.stream()
        .filter(format -> format.clockRate() == clockRate)
        .findFirst()
        .or(() -> events.stream().findFirst())
        .orElse(null);
  }
}
