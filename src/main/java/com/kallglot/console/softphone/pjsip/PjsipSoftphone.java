package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import com.kallglot.console.softphone.EngineInfo;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.library.LibraryFile;
import com.kallglot.console.softphone.pjsip.network.Reached;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The softphone on PJSIP. PJSIP keeps its state in globals, so there is one per process at a time;
/// after its close another can be started.
public final class PjsipSoftphone implements Softphone {
  private static final AtomicBoolean IN_USE = new AtomicBoolean();

  private final Engine engine;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PjsipSoftphone(Engine engine) {
    this.engine = engine;
  }

  /// Loads and starts the engine; takes a fraction of a second.
  ///
  /// @throws SoftphoneException where another one lives in this process, or PJSIP refuses
  public static PjsipSoftphone start() throws SoftphoneException {
    if (!IN_USE.compareAndSet(false, true)) {
      throw new SoftphoneException(
          "Starting a second telephone engine: PJSIP allows one per process. Close the first, or"
              + " open another line on it.");
    }
    try {
      LibraryFile.requireWhole(System.getProperty("kallglot.native"));
      var engine = new Engine(() -> IN_USE.set(false));
      engine.start();
      return new PjsipSoftphone(engine);
    } catch (SoftphoneException | LinkageError e) {
      IN_USE.set(false);
      throw e instanceof SoftphoneException refused
          ? refused
          : new SoftphoneException("Loading the telephone engine: " + e.getMessage(), e);
    }
  }

  @Override
  public EngineInfo engine() {
    return engine.info();
  }

  @Override
  public Line open(SipAccount account, LineListener listener) throws SoftphoneException {
    Reached servers = Reached.by(account);
    return engine
        .thread()
        .call(
            "Opening a line for " + account.uri(),
            () -> PjsipLine.open(engine, account, servers, listener));
  }

  @Override
  public CompletableFuture<List<AudioDevice>> audioDevices() {
    var found = new CompletableFuture<List<AudioDevice>>();
    return engine
        .thread()
        .submit("Looking for sound devices", () -> found.complete(engine.soundCard().devices()))
        .thenCombine(found, (done, devices) -> devices);
  }

  @Override
  public CompletableFuture<Void> useAudio(@Nullable String input, @Nullable String output) {
    return engine
        .thread()
        .submit("Opening sound devices", () -> engine.soundCard().choose(input, output));
  }

  @Override
  public CompletableFuture<Void> play(Pcm sound) {
    short[] samples = Resampler.to(CallSound.RATE, sound).samples();
    return engine.thread().submit("Playing a sound", () -> engine.soundCard().play(samples));
  }

  @Override
  public CompletableFuture<Void> stopPlaying() {
    return engine.thread().submit("Ending a sound", engine.soundCard()::stopPlaying);
  }

  @Override
  public Subscription onSipMessage(Consumer<SipMessage> sink) {
    return engine.log().subscribe(sink);
  }

  @Override
  public Subscription onMedia(MediaListener sink) {
    return engine.mediaSinks().subscribe(sink);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      engine.close();
    }
  }
}
