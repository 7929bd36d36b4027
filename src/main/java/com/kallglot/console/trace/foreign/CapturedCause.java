package com.kallglot.console.trace.foreign;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;

/// Causes that an end of the call would know better than who captured it somewhere on its way.
final class CapturedCause {
  static final Cause HALF =
      new Cause(
          CauseCode.CAPTURED_HALF,
          "The capture has one direction only: what the caller sent, and none of the responses that"
              + " it goes by.",
          EnumSet.of(Blame.NONE),
          null,
          "requests within the dialog, and no response at all",
          "Capture where both directions come by: on the PBX itself, on all of its interfaces"
              + " (tcpdump -i any), or mirror both directions of its port.");

  private CapturedCause() {}

  /// What a cause is to who saw the call from there.
  static Cause of(ForeignCall call, Cause atTheCaller) {
    boolean soundless = call.said().received() + call.heard().received() == 0;
    return switch (atTheCaller.code()) {
      case WENT_WELL ->
          soundless && call.capture().media().isEmpty() ? unheard(atTheCaller) : atTheCaller;
      case NOTHING_SENT -> unsaid(atTheCaller);
      default -> atTheCaller;
    };
  }

  /// It may have been captured without its sound, or have had none.
  private static Cause unheard(Cause well) {
    return new Cause(
        CauseCode.SOUND_NOT_CAPTURED,
        "The signalling of the call went well, and none of its sound is in the capture.",
        well.blame(),
        well.q850(),
        well.evidence(),
        "Where sound is the question, capture it too: without a filter for ports, where it goes by"
            + " (the addresses in the SDP).");
  }

  /// An engine knows that it sent nothing; on the way nobody does.
  private static Cause unsaid(Cause cause) {
    return new Cause(
        cause.code(),
        "One-way sound: the caller was sent some, and none of its own came by.",
        EnumSet.of(Blame.MEDIA, Blame.DEVICE),
        cause.q850(),
        cause.evidence(),
        "Capture on the caller itself: where none leaves it, look at its source of sound; where"
            + " some does, at what lies between.");
  }
}
