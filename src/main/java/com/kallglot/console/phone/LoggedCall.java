package com.kallglot.console.phone;

import com.kallglot.console.phone.PhoneCall.Direction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call as it is remembered.
///
/// @param id the `Call-ID` of the dialog, which both ends of a call within this phone have
/// @param whom the address of the other party
/// @param lineId of the account it went over, and
/// @param line what that was called then
/// @param code the final SIP status; 0 where there was none
/// @param reason its reason phrase
/// @param talked from the answer to the end; zero where nobody answered
/// @param mos how it sounded here, 1 to 4.5 (narrowband, estimated); null where that is not rated
public record LoggedCall(
    String id,
    Instant at,
    Direction direction,
    String whom,
    String lineId,
    String line,
    Result result,
    int code,
    String reason,
    Duration talked,
    @Nullable Double mos) {

  /// What became of it.
  public enum Result {
    TALKED,
    /// Ended by us before an answer.
    CANCELLED,
    /// Refused by the far end with [#code].
    REFUSED,
    /// Called us, and gave up before an answer, or was turned away unseen.
    MISSED,
    /// Called us, and was refused from here.
    DECLINED,
    /// Never got through.
    FAILED,
    /// Begun, and nothing is known of its end: the program ended first.
    UNFINISHED
  }

  LoggedCall as(Result other) {
    return new LoggedCall(id, at, direction, whom, lineId, line, other, code, reason, talked, mos);
  }

  /// Whether this is what is remembered of a call that is still known.
  public boolean isOf(PhoneCall call) {
    return id.equals(call.callId()) && direction == call.direction();
  }

  boolean isFinished() {
    return result != Result.UNFINISHED;
  }
}
