package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.evidence.Foreseen;
import com.kallglot.console.trace.journal.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one call, as the views of this package show it.
///
/// @param viewpoint whose call it was
/// @param hereAddress of this end, `address:port`; null for what the messages say of themselves
/// @param farEnd what the far end is called, such as `Sandbox edge`; null for no name
/// @param events of this call, in order
/// @param cause why it ended or stands as it does; null while that is not known
/// @param beside exchanges of the API and events of the session's stream that belong to it
/// @param foreseen what was predicted of it; null where nothing was
/// @param settings that the far end holds offers against; null where they are not known
/// @param report the document that its bundle holds as `call.json`; null for one that says what is
///   here
public record Evidence(
    Viewpoint viewpoint,
    @Nullable String hereAddress,
    @Nullable String farEnd,
    CallCapture capture,
    List<CallEvent> events,
    @Nullable Cause cause,
    List<Entry> beside,
    @Nullable Foreseen foreseen,
    @Nullable SipSettings settings,
    @Nullable Object report) {
  public Evidence {
    events = List.copyOf(events);
    beside = List.copyOf(beside);
  }

  /// Whose call it was: who is "this console" in what is said of it.
  public enum Viewpoint {
    OWN,
    /// Of a capture that was made elsewhere, seen from its caller.
    CALLER
  }

  /// A call of this console.
  public static Evidence of(CallCapture capture, List<CallEvent> events, @Nullable Cause cause) {
    return new Evidence(
        Viewpoint.OWN, null, null, capture, events, cause, List.of(), null, null, null);
  }

  /// A call that others made, seen from its caller.
  ///
  /// @param caller the socket that its first INVITE came from
  public static Evidence ofCaller(
      String caller, CallCapture capture, List<CallEvent> events, @Nullable Cause cause) {
    return new Evidence(
        Viewpoint.CALLER, caller, null, capture, events, cause, List.of(), null, null, null);
  }

  public Evidence withFarEnd(String name) {
    return new Evidence(
        viewpoint, hereAddress, name, capture, events, cause, beside, foreseen, settings, report);
  }

  public Evidence withBeside(List<Entry> entries) {
    return new Evidence(
        viewpoint,
        hereAddress,
        farEnd,
        capture,
        events,
        cause,
        entries,
        foreseen,
        settings,
        report);
  }

  public Evidence withForeseen(@Nullable Foreseen predicted) {
    return new Evidence(
        viewpoint,
        hereAddress,
        farEnd,
        capture,
        events,
        cause,
        beside,
        predicted,
        settings,
        report);
  }

  public Evidence withSettings(@Nullable SipSettings required) {
    return new Evidence(
        viewpoint, hereAddress, farEnd, capture, events, cause, beside, foreseen, required, report);
  }

  /// @param document written as JSON into the bundle; made of values without a secret
  public Evidence withReport(Object document) {
    return new Evidence(
        viewpoint,
        hereAddress,
        farEnd,
        capture,
        events,
        cause,
        beside,
        foreseen,
        settings,
        document);
  }

  /// Whether the call is over.
  boolean isOver() {
    return events.stream().anyMatch(CallEvent.Ended.class::isInstance);
  }
}
