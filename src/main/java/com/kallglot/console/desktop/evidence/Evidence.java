package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.evidence.CallOrigin;
import com.kallglot.console.trace.foreign.ForeignCall;
import com.kallglot.console.trace.foreign.SoundInFile;
import com.kallglot.console.trace.journal.Entry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one call, as the views of this package show it.
///
/// @param viewpoint whose call it was
/// @param hereAddress of this end, `address:port`; null for what the messages say of themselves
/// @param farEnd what the far end is called, such as `Sandbox edge`; null for no name
/// @param events of this call, in order
/// @param cause why it ended or stands as it does; null while that is not known
/// @param origin what it was placed for, and what else belongs to it
/// @param settings that the far end holds offers against; null where they are not known
/// @param report the document that its bundle holds as `call.json`; null for one that says what is
///   here
/// @param inFile where the packets of a call are that others made; null of one whose capture has
///   them
public record Evidence(
    Viewpoint viewpoint,
    @Nullable String hereAddress,
    @Nullable String farEnd,
    CallCapture capture,
    List<CallEvent> events,
    @Nullable Cause cause,
    CallOrigin origin,
    @Nullable SipSettings settings,
    @Nullable Object report,
    @Nullable SoundInFile inFile) {
  public Evidence {
    events = List.copyOf(events);
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
        Viewpoint.OWN, null, null, capture, events, cause, CallOrigin.DIRECT, null, null, null);
  }

  /// A call that others made, seen from its caller.
  public static Evidence ofCaller(ForeignCall call, Cause cause) {
    return new Evidence(
        Viewpoint.CALLER,
        call.caller(),
        null,
        call.capture(),
        call.evidence().events(),
        cause,
        CallOrigin.UNTOLD,
        null,
        null,
        call.inFile());
  }

  public Evidence withFarEnd(@Nullable String name) {
    return new Evidence(
        viewpoint, hereAddress, name, capture, events, cause, origin, settings, report, inFile);
  }

  public Evidence withOrigin(CallOrigin known) {
    return new Evidence(
        viewpoint, hereAddress, farEnd, capture, events, cause, known, settings, report, inFile);
  }

  public Evidence withSettings(@Nullable SipSettings required) {
    return new Evidence(
        viewpoint, hereAddress, farEnd, capture, events, cause, origin, required, report, inFile);
  }

  /// @param document written as JSON into the bundle; made of values without a secret
  public Evidence withReport(Object document) {
    return new Evidence(
        viewpoint, hereAddress, farEnd, capture, events, cause, origin, settings, document, inFile);
  }

  /// With all packets there are. May take as long as reading a capture does; not for the JavaFX
  /// thread.
  CallCapture whole() throws IOException {
    return inFile == null ? capture : inFile.with(capture);
  }

  List<Entry> beside() {
    return origin.beside();
  }

  /// Whether the call is over.
  boolean isOver() {
    return events.stream().anyMatch(CallEvent.Ended.class::isInstance);
  }
}
