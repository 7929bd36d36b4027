package com.kallglot.console.softphone.pjsip;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.kallglot.console.softphone.EngineInfo;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.network.KeepAlive;
import com.kallglot.console.softphone.pjsip.network.StunInUse;
import com.kallglot.console.softphone.pjsip.protocol.Dialogs;
import com.kallglot.console.softphone.pjsip.protocol.LoggedMessage;
import com.kallglot.console.softphone.pjsip.protocol.MediaSinks;
import com.kallglot.console.softphone.pjsip.protocol.Rehearsal;
import com.kallglot.console.softphone.pjsip.protocol.RtpPorts;
import com.kallglot.console.softphone.pjsip.sound.SoundCard;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the parts of one running engine share: its threads, its calls and lines, its native side.
/// But for the threads, everything belongs to the engine's thread.
final class Engine implements EngineThread.Work {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /// What calls and registrations have to end in an orderly way, a little more than each alone.
  private static final Duration ORDERLY_END = Duration.ofSeconds(4);

  private static final Duration FILES_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Whoever answers wants the speaker next that it rang on, and opening one takes its time.
  private static final Duration SPEAKER_STAYS = Duration.ofSeconds(1);

  private final Runnable onGone;
  private final EngineThread thread = new EngineThread(this);
  private final EventThread events = new EventThread();
  private final MediaWatch watch = new MediaWatch(thread);
  private final Dialogs dialogs = new Dialogs();
  private final EngineLog log = new EngineLog(this, dialogs);
  private final MediaSinks mediaSinks = new MediaSinks();
  private final SoundCard soundCard =
      new SoundCard(
          () -> started().endpoint().audDevManager(),
          work -> thread().post(work),
          work -> thread().after(SPEAKER_STAYS, work));
  private final Set<CompletableFuture<Void>> files = ConcurrentHashMap.newKeySet();
  private final RtpPorts rtpPorts = new RtpPorts();
  private final StunInUse stun = new StunInUse();
  private final KeepAlive.OfConnections connectionsKeptAlive = new KeepAlive.OfConnections();
  private final ByteBuffer drainBuffer = RtpTapReader.newBuffer();
  private final Set<PjsipCall> calls = new LinkedHashSet<>();
  private final Set<PjsipLine> lines = new LinkedHashSet<>();
  private @Nullable NativeEngine nativeEngine;
  private @Nullable Transports transports;
  private boolean closing;
  private volatile boolean closed;

  Engine() {
    this(() -> {});
  }

  /// @param onGone told on the engine's thread when PJSIP is gone from this process, whenever that
  ///   is; never where it could not be stopped
  Engine(Runnable onGone) {
    this.onGone = onGone;
  }

  /// Returns when the engine is ready for lines.
  void start() throws SoftphoneException {
    try {
      thread.start();
    } catch (SoftphoneException e) {
      watch.close();
      events.close();
      throw e;
    }
    watch.start();
  }

  @Override
  public void begin() throws SoftphoneException {
    var started =
        NativeEngine.start(
            log, direction -> thread.post(() -> soundCard.failed(direction)), this::refused);
    nativeEngine = started;
    var _ = Rehearsal.play();
    log.rehearse();
    transports = new Transports(started.endpoint(), log.arrivals());
  }

  @Override
  public void handleEvents(int millis) {
    started().handleEvents(millis);
  }

  @Override
  public void end() {
    soundCard.end();
    started().destroy();
    onGone.run();
  }

  EngineThread thread() {
    return thread;
  }

  EventThread events() {
    return events;
  }

  EngineLog log() {
    return log;
  }

  boolean isClosed() {
    return closed;
  }

  EngineInfo info() {
    return started().info();
  }

  Dialogs dialogs() {
    return dialogs;
  }

  Transports transports() {
    return Objects.requireNonNull(transports, "the engine has not begun");
  }

  RtpPorts rtpPorts() {
    return rtpPorts;
  }

  SoundCard soundCard() {
    return soundCard;
  }

  /// A recording that is to be whole before this process may end.
  @SuppressWarnings("UndefinedEquals") // one and the same future goes that came
  void awaitAtEnd(CompletableFuture<Void> file) {
    files.add(file);
    var _ = file.whenComplete((done, failed) -> files.remove(file));
  }

  StunInUse stun() {
    return stun;
  }

  KeepAlive.OfConnections connectionsKeptAlive() {
    return connectionsKeptAlive;
  }

  /// A request went out.
  void sent(LoggedMessage message, SipText request) {
    String from = request.address("From");
    lines.forEach(line -> line.sent(from, message.transport(), message.remote()));
  }

  MediaSinks mediaSinks() {
    return mediaSinks;
  }

  /// Room for draining a tap on the engine's thread.
  ByteBuffer drainBuffer() {
    return drainBuffer;
  }

  private NativeEngine started() {
    return Objects.requireNonNull(nativeEngine, "the engine has not begun");
  }

  /// Codecs that PJSIP does not know are left out of every offer, which is said once; where none is
  /// left, it would offer all of its own instead.
  void requireCodec(List<String> wanted) throws SoftphoneException {
    List<String> unknown =
        wanted.stream()
            .filter(codec -> info().codecs().stream().noneMatch(codec::equalsIgnoreCase))
            .toList();
    if (!unknown.isEmpty() && unknown.size() == wanted.size()) {
      throw new SoftphoneException(
          "Opening a line that speaks " + wanted + ": the engine speaks " + info().codecs());
    }
    if (!unknown.isEmpty()) {
      LOG.info("Not offered, because the engine does not speak them: {}", unknown);
    }
  }

  /// Told of by whom it is for; where nobody is, nobody has missed it.
  private void refused(SipText invite, int code, String reason) {
    lines.stream()
        .filter(line -> line.claim(invite) > 0)
        .max(Comparator.comparingInt(line -> line.claim(invite)))
        .ifPresent(line -> line.refused(invite, code, reason));
  }

  void add(PjsipLine line) {
    lines.add(line);
  }

  void forget(PjsipLine line) {
    lines.remove(line);
    stopWhenQuiet();
  }

  void add(PjsipCall call) {
    calls.add(call);
    watch.add(call);
  }

  void forget(PjsipCall call) {
    calls.remove(call);
    watch.remove(call);
    call.line().closeWhenQuiet();
  }

  boolean hasCallsOf(PjsipLine line) {
    return calls.stream().anyMatch(call -> call.line() == line);
  }

  void endCallsOf(PjsipLine line) {
    for (PjsipCall call : List.copyOf(calls)) {
      if (call.line() == line) {
        end(call);
      }
    }
  }

  private static void end(PjsipCall call) {
    try {
      call.end(0);
    } catch (SoftphoneException e) {
      LOG.warn("A call is given up instead of ended", e);
      call.abandon();
    }
  }

  /// Ends calls, registrations and threads; returns when nothing is left.
  ///
  /// @return false where PJSIP hangs: this process cannot start an engine any more
  boolean close() {
    closed = true;
    thread.post(this::beginClosing);
    boolean gone = thread.awaitEnd(PATIENCE);
    if (!gone) {
      LOG.error("The telephone engine does not end within {} s", PATIENCE.toSeconds());
    }
    watch.close();
    awaitFiles();
    events.close();
    return gone;
  }

  private void awaitFiles() {
    var all = CompletableFuture.allOf(files.toArray(CompletableFuture[]::new));
    boolean written =
        EngineThread.await(
            FILES_PATIENCE,
            limit ->
                all.thenApply(done -> true)
                    .completeOnTimeout(false, limit.toNanos(), NANOSECONDS)
                    .join());
    if (!written) {
      LOG.warn("A recording is not written to its end: its disk takes nothing");
    }
  }

  private void beginClosing() {
    closing = true;
    List.copyOf(lines).forEach(PjsipLine::beginClosing);
    thread.after(ORDERLY_END, this::stopAnyway);
    stopWhenQuiet();
  }

  private void stopWhenQuiet() {
    if (closing && lines.isEmpty()) {
      thread.stop();
    }
  }

  private void stopAnyway() {
    List.copyOf(calls).forEach(PjsipCall::abandon);
    thread.stop();
  }
}
