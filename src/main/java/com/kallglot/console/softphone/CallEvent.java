package com.kallglot.console.softphone;

import com.kallglot.console.softphone.Softphone.AudioEnd;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What happens in a call. Every event carries its moment on the engine's monotonic clock, the one
/// of [System#nanoTime]; the moment is when it happened, not when the listener heard of it.
public sealed interface CallEvent {
  long atNanos();

  /// The first INVITE was handed to the transport, or arrived: where every figure of the call
  /// counts from.
  record Invited(long atNanos) implements CallEvent {}

  /// 401 or 407 arrived and was answered with credentials.
  record Challenged(long atNanos, int code) implements CallEvent {}

  /// A provisional response was received or sent; 100 included where it was received.
  record Provisional(long atNanos, int code, String reason) implements CallEvent {}

  /// 200 OK was received or sent.
  record Answered(long atNanos) implements CallEvent {}

  /// Media was agreed and runs: before the answer for early media, and again after each re-INVITE.
  record MediaStarted(long atNanos, MediaInfo media) implements CallEvent {}

  /// A re-INVITE took the audio stream away (RFC 3264 §8.2), or what it agreed could not be begun:
  /// the call goes on without sound, until [MediaStarted] comes again.
  record MediaStopped(long atNanos) implements CallEvent {}

  /// The first RTP packet arrived.
  record FirstMedia(long atNanos) implements CallEvent {}

  /// A digit arrived.
  record Digit(long atNanos, char digit, DtmfMethod method) implements CallEvent {}

  /// Once a second while media runs.
  record Sampled(long atNanos, CallStatistics statistics) implements CallEvent {}

  /// What became of our [CallHandle#transfer], as the far end tells it. Nothing more comes after
  /// DONE, REFUSED or FAILED, nor after the call's own end, which does not wait for it.
  ///
  /// @param code of ACCEPTED and REFUSED the status of the answer to REFER, of the others that of
  ///   the call the far end places; the engine's own where nothing came in time
  record Transfer(long atNanos, TransferStep step, int code, String reason) implements CallEvent {}

  /// The far end asked to be called elsewhere (REFER, RFC 3515).
  ///
  /// @param uri where, as it wrote it
  /// @param answer what was done about it, as the line's owner wants it
  record Referred(long atNanos, String uri, LineListener.Transfers answer) implements CallEvent {}

  /// What happens to sound on this computer and on no wire.
  sealed interface LocalSound extends CallEvent {}

  /// The microphone has given nothing above [CallHandle#SILENT_DBFS] for [CallHandle#SILENT_FOR],
  /// while it was sent: not muted, not on hold. A person's pause is louder than that; a microphone
  /// switched off is not.
  record MicrophoneSilent(long atNanos) implements LocalSound {}

  /// The microphone gives sound again, after [MicrophoneSilent].
  record MicrophoneHeard(long atNanos) implements LocalSound {}

  /// Whether microphone and speaker serve the call.
  sealed interface AudioDeviceChange extends LocalSound {
    AudioEnd end();
  }

  /// Microphone or speaker is gone or could not be opened: the call goes on and sends silence, or
  /// is heard nowhere, until [Softphone#useAudio] chooses again. The other one is not touched by
  /// it.
  ///
  /// @param device what was lost, for people: `the microphone USB Headset`
  record AudioDeviceLost(long atNanos, AudioEnd end, String device, String reason)
      implements AudioDeviceChange {}

  /// Microphone or speaker is open again, after [AudioDeviceLost].
  record AudioDeviceBack(long atNanos, AudioEnd end) implements AudioDeviceChange {}

  /// The recording has ended by itself, as on a full disk; the file holds what was written before
  /// and can be played.
  record RecordingFailed(long atNanos, Path file, String reason) implements LocalSound {}

  /// The last event. Its moment is that of the final response or of the BYE, sent or received;
  /// where neither was on the wire, that of the engine's verdict.
  ///
  /// @param code the final SIP status; of an answered call 200, but where the engine ended it by
  ///   itself the status it made for that, `local`; 0 where there was no response at all and
  ///   nothing was sent
  /// @param reason the reason phrase, or the engine's own words where it made the code itself
  /// @param origin who made the end
  /// @param local true where `code` was never on the wire: the engine's own verdict (timeout,
  ///   transport failure, an answer that does not fit the offer)
  /// @param reasonHeader all `Reason` values (RFC 3326) as received, comma separated
  /// @param warningHeader all `Warning` values (RFC 3261 §20.43) as received, comma separated
  record Ended(
      long atNanos,
      int code,
      String reason,
      Origin origin,
      boolean local,
      @Nullable String reasonHeader,
      @Nullable String warningHeader)
      implements CallEvent {
    /// Status and reason as people read them: for a name that is not found the engine has only the
    /// words of a function of C.
    public String words() {
      if (local && reason.contains("PJ_ERESOLVE")) {
        return "the name of the far end has no address (PJ_ERESOLVE)";
      }
      return code == 0 ? reason : (code + " " + reason).strip();
    }
  }

  /// Who ended a call.
  enum Origin {
    US,
    FAR_END,
    ENGINE
  }

  /// How far a transfer is.
  enum TransferStep {
    /// The far end will try.
    ACCEPTED,
    /// It tries.
    PROGRESS,
    /// It was answered there. The call here is still up: who transferred hangs it up.
    DONE,
    /// The far end will not.
    REFUSED,
    /// It tried and was not answered, or never told.
    FAILED
  }
}
