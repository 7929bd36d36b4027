package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import java.util.Optional;

/// What a round agreed for audio, seen from our end.
///
/// @param codec that the answer prefers
/// @param ours as our SDP describes it
/// @param theirs as the far end's does
/// @param atNanos when the answer came or went
public record AgreedSound(long atNanos, Codec codec, Medium ours, Medium theirs, MediaInfo info) {

  /// Empty where nothing was answered, or no audio was taken.
  public static Optional<AgreedSound> of(Round round) {
    SipMessage answer = round.answer();
    if (answer == null) {
      return Optional.empty();
    }
    Optional<Medium> offered = audio(round.offer());
    Optional<Medium> answered = audio(answer);
    if (offered.isEmpty() || answered.isEmpty() || answered.get().sounds().isEmpty()) {
      return Optional.empty();
    }
    boolean weOffered = round.offer().heading() == Heading.SENT;
    Medium ours = weOffered ? offered.get() : answered.get();
    Medium theirs = weOffered ? answered.get() : offered.get();
    Codec codec = answered.get().sounds().getFirst();
    Direction told = answered.get().direction().value();
    var info =
        new MediaInfo(
            codec.name(),
            codec.clockRate(),
            weOffered ? told.mirrored() : told,
            answered.get().encryption().orElse(null),
            answered.get().telephoneEvent().isPresent(),
            ours.address(),
            theirs.address());
    return Optional.of(new AgreedSound(answer.atNanos(), codec, ours, theirs, info));
  }

  private static Optional<Medium> audio(SipMessage message) {
    return SessionDescription.in(SipText.of(message.text())).stream()
        .flatMap(description -> description.media().stream())
        .filter(medium -> medium.kind().equals("audio") && medium.port() > 0)
        .findFirst();
  }
}
