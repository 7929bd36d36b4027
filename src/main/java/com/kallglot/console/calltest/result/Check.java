package com.kallglot.console.calltest.result;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing a test looked at.
///
/// @param expected in words; null where nothing was expected because the test never got there
/// @param actual in words; where `passed` is null it says why this could not be told
/// @param passed null where it could not be told, which fails nothing
public record Check(
    Name name, @Nullable String expected, @Nullable String actual, @Nullable Boolean passed) {
  private static final String UNTESTED = "not tested: ";

  /// What is looked at, in the order of a test.
  public enum Name {
    /// The route that was predicted is the one the platform took.
    PREDICTION,
    /// The platform created the session, or refused as it should.
    SESSION,
    /// Our SIP credentials were accepted.
    AUTH,
    /// The call was answered in time.
    ANSWER,
    /// RTP went both ways and the sound that came back is the one expected.
    MEDIA,
    /// Loss and estimated MOS.
    QUALITY,
    /// The digits sent arrived.
    DTMF,
    /// This very session became active.
    ACTIVE,
    /// This very session ended with the call.
    ENDED,
    /// A transcript came.
    TRANSCRIPT,
    /// The session's stream opened, was ready and answered.
    STREAM,
    /// The other of two parties came into this very session.
    SECOND_PARTY,
    /// Each sentence was heard translated by the other party, in time.
    TRANSLATION,
    /// No sentence was heard as it was said.
    LEAKAGE,
    /// Nobody was talked over.
    OVERLAP
  }

  public static Check passed(Name name, String expected, String actual) {
    return new Check(name, expected, actual, true);
  }

  public static Check failed(Name name, String expected, String actual) {
    return new Check(name, expected, actual, false);
  }

  /// Something the test could not see; `why` is said in place of what was seen.
  public static Check untold(Name name, @Nullable String expected, String why) {
    return new Check(name, expected, why, null);
  }

  /// Something this kind of test leaves open.
  public static Check untested(Name name, String why) {
    return untold(name, null, UNTESTED + why);
  }

  /// What was left open and why, or empty where the test looked.
  public Optional<String> leftOpen() {
    return passed == null && actual != null && actual.startsWith(UNTESTED)
        ? Optional.of(actual.substring(UNTESTED.length()))
        : Optional.empty();
  }

  /// Whether this alone makes the test fail.
  public boolean breaks() {
    return Boolean.FALSE.equals(passed);
  }
}
