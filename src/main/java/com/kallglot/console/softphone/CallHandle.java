package com.kallglot.console.softphone;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// One call, from dialling or ringing to its end. Commands are queued to the engine's thread; the
/// future completes when the engine has taken them, exceptionally with [SoftphoneException] where
/// it refused: the call is over, the far end offered no telephone-event.
public interface CallHandle {
  /// The `Call-ID` of the dialog. Known as soon as the call was dialled or came in.
  String callId();

  /// Rings (180) on an incoming call.
  CompletableFuture<Void> ring();

  /// Answers an incoming call with 200.
  CompletableFuture<Void> answer(SoundSource send, SoundCapture capture);

  /// Refuses an incoming call.
  ///
  /// @param code a final SIP status, 300 to 699
  CompletableFuture<Void> reject(int code);

  /// Ends the call: CANCEL before the answer, BYE after. Does nothing on a call that is over.
  CompletableFuture<Void> hangUp();

  CompletableFuture<Void> hold();

  CompletableFuture<Void> resume();

  /// Sends silence in place of the source until [#unmute].
  CompletableFuture<Void> mute();

  CompletableFuture<Void> unmute();

  /// Replaces what is sent.
  CompletableFuture<Void> send(SoundSource source);

  /// Sends digits one after another. Which they are is told nobody, not where they are refused
  /// either: they may be a PIN.
  ///
  /// @param digits `0-9 * # A-D`
  CompletableFuture<Void> sendDigits(String digits, DtmfMethod method);

  /// Asks the far end to call `uri` in place of this call: a blind transfer (REFER, RFC 3515). What
  /// becomes of it is told by [CallEvent.Transfer]; the call stays up until it is hung up.
  ///
  /// @param uri `sip:` or `sips:` address
  CompletableFuture<Void> transfer(String uri);

  /// Asks the far end to call that of `other` in place of both calls: an attended transfer (REFER
  /// with Replaces, RFC 5589 §7). It is told as [#transfer] is. Who is called in place of `other`
  /// hangs that up (RFC 3891); until then, and where it comes to nothing, both calls stay up.
  ///
  /// @param other of the same softphone
  CompletableFuture<Void> transferTo(CallHandle other);

  /// How loud the call is at the moment. Measured only while somebody asks: the first answer, and
  /// that after two seconds without a question, is [Levels#SILENT]. New ten times a second; asking
  /// costs nothing.
  Levels levels();

  /// Records the call to a new WAV file of two channels, left what is sent, right what is heard, 16
  /// bits at 16 kHz, until [#stopRecording] or the end of the call. The file is written once a
  /// second and its header after the sound it tells of, so that it can be played whatever ends this
  /// process, but for its last second. Where it cannot be written any more the recording ends with
  /// [CallEvent.RecordingFailed] and the call goes on. The future tells whether it has begun: not
  /// where the file exists or a recording runs.
  CompletableFuture<Void> record(Path file);

  /// Ends the recording; completes when the file is whole. Does nothing where none runs.
  CompletableFuture<Void> stopRecording();

  /// What was sent and heard so far where the call captures sound ([SoundCapture]), empty where it
  /// does not. Both on one sample clock: sample n of both is the same moment, and what a busy
  /// computer could not keep is silence in both. Also after the end of the call.
  Capture captured();

  /// The counters as they are now, or as they were last where the call is over.
  CallStatistics statistics();

  /// A microphone that gives less than this, in dBFS (RMS of 100 ms), is called silent: the hiss of
  /// a live one is above it.
  double SILENT_DBFS = -75;

  /// For how long, until [CallEvent.MicrophoneSilent] says so.
  Duration SILENT_FOR = Duration.ofSeconds(5);

  /// RMS of the last tenth of a second, as [Level] counts it: −100 is nothing at all, 0 a square
  /// wave of full scale; people talk at −30 to −15.
  ///
  /// @param sentDbfs of what is sent, muted or not: −100 while muted
  /// @param heardDbfs of what the far end sends
  record Levels(double sentDbfs, double heardDbfs) {
    public static final Levels SILENT = new Levels(Level.FLOOR_DBFS, Level.FLOOR_DBFS);
  }

  /// Sound of both directions on one clock.
  record Capture(Pcm sent, Pcm heard) {}
}
