package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import com.kallglot.console.media.dtmf.DtmfTones;
import com.kallglot.console.media.recording.StereoRecording;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle.Capture;
import com.kallglot.console.softphone.CallHandle.Levels;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.SoundSource.Repeat;
import com.kallglot.console.softphone.pjsip.sound.SoundRows.Given;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.SamplePort;

/// What one call sends and what is done with its sound. What joins and parts belongs to the
/// engine's thread; collecting and reading what was captured may be done by any.
public final class CallSound {
  /// Samples per second on the bridge and at every port that is not a call.
  public static final int RATE = 16_000;

  /// Who holds the call, as far as its sound is concerned.
  public enum Hold {
    /// Nobody, or the far end, whose music is played.
    NOT_HELD,
    /// We do: nothing of the microphone is sent, nothing is played.
    HELD_HERE
  }

  private final SoundCard card;
  private final SoundUse use;
  private final Queue<Pcm> digits = new ArrayDeque<>();
  private volatile Consumer<CallEvent> events = event -> {};
  private SoundSource source;
  private SoundCapture kept;
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
  private @Nullable SoundBoard board;
  private @Nullable SoundRows rows;
  private @Nullable SamplePort tones;

  public CallSound(SoundCard card, SoundSource source, SoundCapture kept) {
    this.card = card;
    this.source = prepared(source);
    this.kept = kept;
    this.use = new SoundUse(kept, this::tell);
  }

  /// The same sound at the bridge's rate, so that the rest is copying.
  public static SoundSource prepared(SoundSource source) {
    return source instanceof SoundSource.Samples(Pcm pcm, Repeat repeat)
        ? new SoundSource.Samples(Resampler.to(RATE, pcm), repeat)
        : source;
  }

  /// A call that takes this one's place: it sends and keeps what this one does.
  public synchronized CallSound successor() {
    return new CallSound(card, source, kept);
  }

  /// @param listener hears of what happens to the sound, on whatever thread it happens
  public void onEvent(Consumer<CallEvent> listener) {
    events = listener;
  }

  /// Before media runs: what the answer wants.
  public synchronized void choose(SoundSource first, SoundCapture what) {
    source = first;
    kept = what;
    use.keep(what);
  }

  /// Joins the call's stream on the bridge, the first time or again after a re-INVITE, which makes
  /// a new one.
  ///
  /// @param media deleted by this object
  public synchronized void connect(AudioMedia media, Hold hold) throws Exception {
    var joined = board;
    if (joined == null) {
      joined = new SoundBoard();
      board = joined;
      rows = new SoundRows(joined.port());
      joined.connect(media, hold);
      joined.play(source);
    } else {
      joined.connect(media, hold);
    }
    arrange(joined);
  }

  /// The call's stream is gone, and with it what was joined to it.
  public synchronized void disconnect() throws Exception {
    if (board != null) {
      collect();
      board.disconnect();
      arrange(board);
    }
  }

  /// Replaces what is sent.
  ///
  /// @param next [#prepared]
  public synchronized void send(SoundSource next) throws Exception {
    collect();
    source = next;
    if (board != null) {
      board.play(next);
      arrange(board);
    }
  }

  public synchronized void mute() throws Exception {
    collect();
    if (board != null && !board.isMuted()) {
      board.mute();
      arrange(board);
    }
  }

  public synchronized void unmute() throws Exception {
    collect();
    if (board != null && board.isMuted()) {
      board.unmute();
      arrange(board);
    }
  }

  /// Devices, microphone's watch and captures as what is sent now wants them.
  private void arrange(SoundBoard joined) throws Exception {
    if (joined.wantsDevices()) {
      mix(joined);
      card.join(this);
    } else {
      card.part(this);
    }
    watchMicrophone(joined);
    serve();
  }

  private void watchMicrophone(SoundBoard joined) {
    if (joined.isSpeaking()) {
      use.watchMicrophone();
    } else {
      use.ignoreMicrophone();
    }
  }

  /// From now on more than one port sends, and one hears them all.
  private void mix(SoundBoard joined) throws Exception {
    if (!joined.isMixed() && rows != null) {
      collect();
      rows.takeSentFrom(joined.mixed());
    }
  }

  /// A device is open: by the card, on the engine's thread.
  synchronized void attach(AudioEnd end, AudioMedia device) throws Exception {
    if (board != null) {
      board.attach(end, device);
      watchMicrophone(board);
    }
  }

  /// It is about to be closed, or not this call's any more.
  synchronized void detach(AudioEnd end) throws Exception {
    if (board != null) {
      board.detach(end);
      watchMicrophone(board);
    }
  }

  void tell(CallEvent event) {
    events.accept(event);
  }

  /// Mixes the tones of `more` into what is sent, after those that are on their way.
  public synchronized void sendDigits(String more) throws Exception {
    if (board == null || !board.isUp()) {
      throw new SoftphoneException("Sending digits: no media runs yet");
    }
    mix(board);
    tones = board.tones();
    digits.add(DtmfTones.of(more, RATE));
    playDigits();
  }

  private void playDigits() {
    if (tones != null && !digits.isEmpty() && !tones.playing()) {
      tones.play(digits.remove().samples(), false);
    }
  }

  /// Takes what came since the last time, by whoever looks after the call ten times a second.
  public synchronized void collect() {
    if (rows == null || board == null) {
      return;
    }
    serve();
    rows.collect(given(board), use);
    playDigits();
  }

  private static Given given(SoundBoard joined) {
    if (joined.isMuted()) {
      return Given.MUTED;
    }
    return joined.isEchoing() ? Given.ECHOED : Given.SENT;
  }

  private void serve() {
    if (rows != null && use.isWanted() != rows.isOpen()) {
      if (rows.isOpen()) {
        rows.close();
      } else {
        rows.open();
      }
    }
  }

  public synchronized Capture captured() {
    collect();
    return use.captured();
  }

  /// Never waits.
  public Levels levels() {
    return use.levels();
  }

  /// A file to record to, not yet written to.
  ///
  /// @throws CompletionException where it cannot be made
  public StereoRecording newRecording(Path path) {
    try {
      return StereoRecording.begin(path, RATE, why -> recordingFailed(path, why));
    } catch (IOException e) {
      throw new CompletionException(
          new SoftphoneException("Recording to " + path + ": " + why(e), e));
    }
  }

  private void recordingFailed(Path path, IOException why) {
    synchronized (this) {
      use.dropOver();
    }
    tell(new CallEvent.RecordingFailed(System.nanoTime(), path, why(why)));
  }

  /// What a failure of a file says: that of a file that exists only names it.
  private static String why(IOException failure) {
    return failure instanceof FileAlreadyExistsException
        ? "the file exists"
        : String.valueOf(failure.getMessage());
  }

  /// Records from now on.
  public synchronized void record(StereoRecording begun) throws SoftphoneException {
    if (use.isRecording()) {
      throw new SoftphoneException("Recording a call that is being recorded already");
    }
    use.record(begun);
    serve();
  }

  /// Ends the recording; completes when its file is whole.
  public synchronized CompletableFuture<Void> stopRecording() {
    collect();
    var ran = use.takeRecording();
    if (ran != null) {
      written = ran.end();
    }
    return written;
  }

  /// Frees the native ports; what was captured stays.
  ///
  /// @return completes when what was recorded is written
  public synchronized CompletableFuture<Void> close() {
    var file = stopRecording();
    card.forget(this);
    rows = null;
    tones = null;
    if (board != null) {
      board.close();
      board = null;
    }
    return file;
  }
}
