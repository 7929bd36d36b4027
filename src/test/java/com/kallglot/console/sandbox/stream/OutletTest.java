package com.kallglot.console.sandbox.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.interpreter.Interpreter;
import com.kallglot.console.sandbox.live.StreamDesk;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.server.DefaultWebSocketServerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Messages over the library as it is, one of them sent at the worst moment there is.
class OutletTest {
  private static final int SOON_SECONDS = 15;
  private static final String PING = "{\"type\":\"ping\"}";

  /// The library asks [#isFlushAndClose] when it has found nothing more to write and has not
  /// stopped writing yet.
  private static final class SentTooLate extends WebSocketImpl {
    private final AtomicBoolean due;

    SentTooLate(WebSocketAdapter listener, List<Draft> drafts, AtomicBoolean due) {
      super(listener, drafts);
      this.due = due;
    }

    @Override
    public boolean isFlushAndClose() {
      if (due.compareAndSet(true, false)) {
        Guest guest = getAttachment();
        guest.take(PING, System.nanoTime());
      }
      return super.isFlushAndClose();
    }
  }

  private static final class Texts implements WebSocket.Listener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }

    String next() throws InterruptedException {
      String text = heard.poll(SOON_SECONDS, TimeUnit.SECONDS);
      assertThat(text).as("the next message within %d s", SOON_SECONDS).isNotNull();
      return text;
    }
  }

  /// Admits everybody.
  private record Anybody(Interpreter interpreter) implements StreamDesk {
    @Override
    public Entry enter(String sessionId, @Nullable String token) {
      return new Entry.Admitted(interpreter.of(sessionId));
    }

    @Override
    public void join(String sessionId, StreamDesk.Guest guest) {}

    @Override
    public void leave(String sessionId, StreamDesk.Guest guest) {}

    @Override
    public void started(String sessionId) {}

    @Override
    public void end(String sessionId) {}
  }

  @Test
  void writesWhatWasSentWhileWritingStopped() throws Exception {
    var due = new AtomicBoolean();
    var started = new CompletableFuture<Void>();
    var listening = new Texts();
    try (var interpreter = new Interpreter(Clock.systemUTC(), (id, turn) -> {});
        HttpClient http = HttpClient.newHttpClient()) {
      InetAddress here = InetAddress.getLoopbackAddress();
      var sockets = new Sockets(new InetSocketAddress(here, 0), new Anybody(interpreter), started);
      sockets.setWebSocketFactory(
          new DefaultWebSocketServerFactory() {
            @Override
            public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
              return new SentTooLate(listener, drafts, due);
            }
          });
      try (var server = new Closing(sockets)) {
        sockets.start();
        started.get(SOON_SECONDS, TimeUnit.SECONDS);
        WebSocket client =
            http.newWebSocketBuilder().buildAsync(server.address(), listening).join();
        assertThat(listening.next()).contains("session.ready");

        due.set(true);
        client.sendText(PING, true).join();

        assertThat(listening.next()).contains("pong");
        assertThat(listening.next()).contains("pong");
        assertThat(due).isFalse();
        client.abort();
      }
    }
  }

  private record Closing(Sockets sockets) implements AutoCloseable {
    URI address() {
      return URI.create("ws://127.0.0.1:" + sockets.getPort() + "/v1/sessions/s/connect?token=t");
    }

    @Override
    public void close() throws InterruptedException {
      sockets.stop(0);
      sockets.endClock();
    }
  }
}
