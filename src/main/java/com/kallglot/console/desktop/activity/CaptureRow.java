package com.kallglot.console.desktop.activity;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.foreign.ForeignCall;
import com.kallglot.console.trace.foreign.ForeignCalls;
import com.kallglot.console.trace.foreign.LegJoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One leg in the list of a capture.
///
/// @param number in the capture, counted from 1
/// @param depth how many legs it follows from
/// @param joint how it follows from the one above it; null of one that begins a call
/// @param earlier the number of that one; 0 for none
record CaptureRow(
    int number, int depth, ForeignCall call, Cause cause, @Nullable LegJoint joint, int earlier) {

  /// Legs of one call below each other, otherwise in the order of the capture. Not for the JavaFX
  /// thread: each leg is diagnosed.
  static List<CaptureRow> of(ForeignCalls calls) {
    var rows = new ArrayList<CaptureRow>();
    for (ForeignCall leg : calls.legs()) {
      if (calls.before(leg).isEmpty()) {
        add(calls, leg, 0, rows);
      }
    }
    return rows;
  }

  private static void add(ForeignCalls calls, ForeignCall leg, int depth, List<CaptureRow> rows) {
    LegJoint joint = calls.before(leg).orElse(null);
    rows.add(
        new CaptureRow(
            number(calls, leg),
            depth,
            leg,
            leg.cause(),
            joint,
            joint == null ? 0 : number(calls, joint.earlier())));
    calls.behind(leg).forEach(behind -> add(calls, behind.later(), depth + 1, rows));
  }

  private static int number(ForeignCalls calls, ForeignCall leg) {
    return calls.legs().indexOf(leg) + 1;
  }

  boolean isFault() {
    return cause.isFault();
  }

  Instant began() {
    return call.capture().at(call.capture().messages().getFirst().atNanos());
  }

  /// `486 Busy Here`; of an answered call 200; empty where no final response came by.
  String result() {
    List<CallEvent> events = call.evidence().events();
    if (events.stream().anyMatch(CallEvent.Answered.class::isInstance)) {
      return "200 OK";
    }
    return events.stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(CallEvent.Ended.class::cast)
        .filter(end -> !end.local())
        .map(CallEvent.Ended::words)
        .findFirst()
        .orElse("");
  }
}
