package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.negotiation.Codec;
import com.kallglot.console.trace.negotiation.Medium;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that an offer said, beside what the far end requires of it.
///
/// @param offered empty for nothing
/// @param required empty for nothing; what it accepts, the preferred first
public record Demand(Topic topic, List<String> offered, List<String> required, Fit fit) {
  private static final Set<CauseCode> OF_THE_OFFER =
      EnumSet.of(
          CauseCode.CODECS_NOT_TAKEN,
          CauseCode.ENCRYPTION_NOT_TAKEN,
          CauseCode.MEDIA_NOT_TAKEN,
          CauseCode.ANSWER_UNUSABLE);
  private static final String PLAIN = "RTP/AVP";
  private static final String SECURE = "RTP/SAVP";
  private static final String DTLS = "DTLS";

  public Demand {
    offered = List.copyOf(offered);
    required = List.copyOf(required);
  }

  public enum Topic {
    /// RTP with or without encryption.
    PROFILE,
    /// How its keys are agreed.
    KEYS,
    CODEC
  }

  /// Whether the offer has what is required.
  public enum Fit {
    YES,
    NO
  }

  /// Of a call that failed for what it offered; empty of any other.
  ///
  /// @param settings that the far end holds offers against; null where they are not known, and then
  ///   what its refusal says it would take (RFC 3261 §21.4.26) is taken for them
  public static List<Demand> of(
      List<SipMessage> messages, @Nullable Cause cause, @Nullable SipSettings settings) {
    if (cause == null || !OF_THE_OFFER.contains(cause.code())) {
      return List.of();
    }
    Optional<Medium> offer = Inference.offered(Answer.of(List.of(), messages).invite());
    if (offer.isEmpty()) {
      return List.of();
    }
    if (settings != null) {
      return beside(offer.get(), settings);
    }
    return messages.stream()
        .filter(message -> message.text().startsWith("SIP/2.0 488"))
        .flatMap(message -> Inference.offered(message).stream())
        .findFirst()
        .map(acceptable -> beside(offer.get(), acceptable))
        .orElse(List.of());
  }

  private static List<Demand> beside(Medium offer, SipSettings settings) {
    var demands = new ArrayList<Demand>();
    List<String> profiles =
        switch (settings.srtp()) {
          case REQUIRED -> List.of(SECURE);
          case OPTIONAL -> List.of(PLAIN, SECURE);
          case OFF -> List.of(PLAIN);
          case UNKNOWN -> List.of();
        };
    if (!profiles.isEmpty()) {
      demands.add(among(Topic.PROFILE, List.of(offer.protocol()), profiles));
      demands.add(keys(offer, settings));
    }
    if (!settings.codecs().isEmpty()) {
      demands.add(among(Topic.CODEC, codecs(offer), settings.codecs()));
    }
    return demands;
  }

  private static Demand keys(Medium offer, SipSettings settings) {
    List<String> offered = keys(offer);
    List<String> required =
        settings.srtp() == SrtpPolicy.OFF || settings.srtpKeying() == SrtpKeying.UNKNOWN
            ? List.of()
            : List.of(settings.srtpKeying().name());
    boolean dtls = offered.contains(DTLS);
    boolean kind = dtls == (settings.srtpKeying() == SrtpKeying.DTLS);
    boolean fits =
        switch (settings.srtp()) {
          case REQUIRED -> !offered.isEmpty() && kind;
          case OPTIONAL, UNKNOWN -> offered.isEmpty() || kind;
          case OFF -> offered.isEmpty();
        };
    return new Demand(Topic.KEYS, offered, required, fits ? Fit.YES : Fit.NO);
  }

  private static List<Demand> beside(Medium offer, Medium acceptable) {
    return List.of(
        among(Topic.PROFILE, List.of(offer.protocol()), List.of(acceptable.protocol())),
        new Demand(
            Topic.KEYS,
            keys(offer),
            keys(acceptable),
            keys(offer).isEmpty() == keys(acceptable).isEmpty() ? Fit.YES : Fit.NO),
        among(Topic.CODEC, codecs(offer), codecs(acceptable)));
  }

  private static Demand among(Topic topic, List<String> offered, List<String> required) {
    boolean fits =
        offered.stream()
            .map(each -> each.toUpperCase(Locale.ROOT))
            .anyMatch(each -> required.stream().anyMatch(each::equalsIgnoreCase));
    return new Demand(topic, offered, required, fits ? Fit.YES : Fit.NO);
  }

  private static List<String> codecs(Medium medium) {
    return medium.sounds().stream().map(Codec::name).toList();
  }

  private static List<String> keys(Medium medium) {
    return medium.encryption().stream().toList();
  }
}
