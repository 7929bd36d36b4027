package com.kallglot.console.trace.foreign;

import com.kallglot.console.trace.foreign.frame.Extent;
import java.util.List;
import java.util.Optional;

/// The calls of a capture.
///
/// @param legs those of one `Call-ID` one after another, in the order in which they began
/// @param joined legs that are one call, in the order of `legs`
/// @param begunBefore calls of which the capture has messages, but no INVITE: they were up when it
///   began, and are not among the legs; 0 where messages are cut off, for then it cannot be told
/// @param cutOffMessages messages of SIP of which the capture has the beginning only
/// @param extent how far the file could be read
public record ForeignCalls(
    List<ForeignCall> legs,
    List<LegJoint> joined,
    long begunBefore,
    long cutOffMessages,
    Extent extent) {
  public ForeignCalls {
    legs = List.copyOf(legs);
    joined = List.copyOf(joined);
  }

  /// How a leg follows from an earlier one; empty of one that begins a call.
  public Optional<LegJoint> before(ForeignCall leg) {
    return joined.stream().filter(joint -> joint.later().equals(leg)).findFirst();
  }

  /// The legs that follow from this one.
  public List<LegJoint> behind(ForeignCall leg) {
    return joined.stream().filter(joint -> joint.earlier().equals(leg)).toList();
  }
}
