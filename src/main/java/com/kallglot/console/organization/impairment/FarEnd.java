package com.kallglot.console.organization.impairment;

import org.jspecify.annotations.Nullable;

/// How the far end takes a call; what is null is as usual.
///
/// @param answerDelayMs from ringing to the final response
/// @param finalCode 200, or the refusal from 300 to 699
/// @param silent whether it does not answer any message
/// @param hangUpAfterMs from the answer to its BYE
/// @param sound in place of the echo
/// @param earlySound whether something is heard before the answer
public record FarEnd(
    @Nullable Long answerDelayMs,
    @Nullable Integer finalCode,
    boolean silent,
    @Nullable Long hangUpAfterMs,
    @Nullable Sound sound,
    boolean earlySound) {

  public static final FarEnd USUAL = new FarEnd(null, null, false, null, null, false);

  /// What it sends.
  public enum Sound {
    ECHO,
    TONE,
    SPEECH,
    SILENCE,
    /// Nothing at all.
    NO_RTP,
    /// Speech in place of the echo.
    WRONG_AUDIO,
    /// The interpreter's voice.
    INTERPRET
  }
}
