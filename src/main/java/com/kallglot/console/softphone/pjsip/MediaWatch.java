package com.kallglot.console.softphone.pjsip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties the rings of packets and samples of all calls ten times a second, on a thread of its
/// own, so that a thousand calls do not delay a single SIP message.
final class MediaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaWatch.class);
  private static final int PERIOD_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EngineThread engine;
  private final Set<PjsipCall> calls = ConcurrentHashMap.newKeySet();
  private final ByteBuffer buffer = RtpTapReader.newBuffer();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("softphone-media").factory());

  MediaWatch(EngineThread engine) {
    this.engine = engine;
  }

  void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            () -> calls.forEach(this::look), PERIOD_MILLIS, PERIOD_MILLIS, MILLISECONDS);
  }

  void add(PjsipCall call) {
    calls.add(call);
  }

  void remove(PjsipCall call) {
    calls.remove(call);
  }

  private void look(PjsipCall call) {
    try {
      call.media().collect(buffer);
      if (call.media().hasNews()) {
        engine.post(call::tellMediaNews);
      }
    } catch (RuntimeException | Error e) { // thrown on, it would end the watch over all calls
      LOG.error("The media of call {} cannot be read", call.callId(), e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    boolean ended =
        EngineThread.await(
            PATIENCE, limit -> executor.awaitTermination(limit.toNanos(), NANOSECONDS));
    if (!ended) {
      LOG.warn("The thread that watches media does not end");
    }
  }
}
