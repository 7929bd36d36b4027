package com.kallglot.console.stream;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.stream.StreamEvent.End;
import com.kallglot.console.telephony.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;

/// The stream of one session, open. At first a witness: it hears words and events; from [#speak] on
/// it is a party that says and hears. Methods may be called from any thread and return at once.
public final class SessionStream implements AutoCloseable {
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(20);
  private static final int GOING_AWAY = 1000;

  private final @Nullable StreamAddress address;
  private final Instant tokenExpiry;
  private final StreamListener listener;
  private final Reconnection reconnection;
  private final Clock clock;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectTimeout(HANDSHAKE)
          .readTimeout(HANDSHAKE)
          .pingInterval(DEAD_AFTER)
          .followRedirects(false)
          .followSslRedirects(false)
          .retryOnConnectionFailure(false)
          .build();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("stream-reconnect").daemon().factory());
  private final Track heard = new Track();
  private @Nullable WebSocket socket;
  private @Nullable Microphone microphone;
  private int attempts;
  private int failures;
  private long sequence;
  private boolean over;

  private SessionStream(
      Session.Stream stream, StreamListener listener, Reconnection reconnection, Clock clock) {
    this.address = StreamAddress.of(stream).orElse(null);
    this.tokenExpiry =
        Objects.requireNonNullElse(
            stream.expiresAt(), clock.instant().plus(Reconnection.TOKEN_LIFE));
    this.listener = listener;
    this.reconnection = reconnection;
    this.clock = clock;
  }

  /// Connects at once, since the token lives five minutes only; what comes of it comes to the
  /// listener.
  public static SessionStream open(Session.Stream stream, StreamListener listener) {
    return open(stream, listener, Reconnection.USUAL, Clock.systemUTC());
  }

  static SessionStream open(
      Session.Stream stream, StreamListener listener, Reconnection reconnection, Clock clock) {
    var opened = new SessionStream(stream, listener, reconnection, clock);
    opened.connect();
    return opened;
  }

  private synchronized void connect() {
    if (over) {
      return;
    }
    if (address == null) {
      finish(
          End.UNUSABLE,
          "the session's stream address is no wss:// address, and its token goes nowhere else");
      return;
    }
    attempts++;
    socket = http.newWebSocket(address.request(), new Connection(this, address::masked));
  }

  /// Becomes a party: sound goes both ways from now on, silence until [#say].
  ///
  /// @param speaker the party this is, `party_a` or `party_b` (assumed)
  public synchronized void speak(String speaker) {
    if (microphone == null && !over) {
      microphone = new Microphone((timestampMs, piece) -> send(speaker, timestampMs, piece));
      microphone.begin();
    }
  }

  /// Says a sound in place of silence, from the next tenth of a second on.
  public synchronized void say(Pcm sound) {
    if (microphone == null) {
      throw new IllegalStateException("A stream says nothing before it is a party");
    }
    microphone.say(sound);
  }

  /// The number goes on over reconnects; what nobody takes is lost, as in any call.
  private synchronized void send(String speaker, long timestampMs, short[] piece) {
    if (socket != null && !over) {
      socket.send(Outgoing.sound(sequence++, timestampMs, speaker, piece));
    }
  }

  /// Asks for a pong.
  public synchronized void ping() {
    if (socket != null) {
      socket.send(Outgoing.PING);
    }
  }

  /// Ends the session itself, its calls too.
  public synchronized void endSession() {
    if (socket != null) {
      socket.send(Outgoing.END);
    }
  }

  /// What was said, silence included; empty before [#speak].
  public Optional<StreamSound> said() {
    Microphone speaking;
    synchronized (this) {
      speaking = microphone;
    }
    return Optional.ofNullable(speaking).map(Microphone::said);
  }

  /// What was heard.
  public StreamSound heard() {
    return heard.sound();
  }

  synchronized void connected() {
    emit(new StreamEvent.Connected(System.nanoTime(), attempts));
  }

  synchronized void received(StreamEvent event) {
    if (over) {
      return;
    }
    switch (event) {
      case StreamEvent.Ready _ -> failures = 0;
      case StreamEvent.Sound(long at, String _, Long timestamp, Pcm sound) ->
          heard.add(sound, timestamp, at);
      default -> {} // the rest is the listener's alone
    }
    emit(event);
  }

  /// The connection is gone and may come back.
  synchronized void broken(String why) {
    if (over) {
      return;
    }
    socket = null;
    heard.interrupted();
    failures++;
    Optional<Duration> pause =
        reconnection.pause(failures, clock.instant(), tokenExpiry, ThreadLocalRandom.current());
    if (pause.isEmpty()) {
      finish(
          End.TOKEN_EXPIRED,
          why + "; the stream's token is dead by now, and only a new session gets another");
      return;
    }
    emit(new StreamEvent.Lost(System.nanoTime(), why, pause.get()));
    var _ = later.schedule(this::connect, pause.get().toNanos(), TimeUnit.NANOSECONDS);
  }

  /// The connection is gone for good.
  synchronized void finish(End end, String words) {
    if (over) {
      return;
    }
    over = true;
    if (microphone != null) {
      microphone.close();
    }
    later.shutdown();
    emit(new StreamEvent.Closed(System.nanoTime(), end, words));
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private void emit(StreamEvent event) {
    listener.on(event);
  }

  /// Leaves the session, which goes on.
  @Override
  public void close() {
    WebSocket open;
    synchronized (this) {
      open = socket;
      finish(End.BY_US, "closed by us");
    }
    if (open != null && !open.close(GOING_AWAY, null)) {
      open.cancel();
    }
  }

  @Override
  public String toString() {
    return "SessionStream[" + address + "]";
  }
}
