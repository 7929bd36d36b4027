package com.kallglot.console.softphone;

import com.kallglot.console.media.Pcm;
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

  /// Sends digits one after another.
  ///
  /// @param digits `0-9 * # A-D`
  CompletableFuture<Void> sendDigits(String digits, DtmfMethod method);

  /// What was sent and heard so far where the call captures sound ([SoundCapture]), empty where it
  /// does not. Both on one sample clock: sample n of both is the same moment, and what a busy
  /// computer could not keep is silence in both. Also after the end of the call.
  Capture captured();

  /// The counters as they are now, or as they were last where the call is over.
  CallStatistics statistics();

  /// Sound of both directions on one clock.
  record Capture(Pcm sent, Pcm heard) {}
}
