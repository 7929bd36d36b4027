package com.kallglot.console.sandbox.stream;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketListener;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way out of one connection. The library's selecting thread stops writing once it finds
/// nothing more to write, and misses what was queued between the look and the stop: that message
/// would lie there until another follows (Java-WebSocket 1.6.0, `WebSocketServer.doWrite` against
/// `onWriteDemand`). So each message is looked after until it is gone.
final class Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final WebSocket socket;
  private final WebSocketListener writer;
  private final ScheduledExecutorService clock;

  /// @param writer the server, which writes when asked to
  Outlet(WebSocket socket, WebSocketListener writer, ScheduledExecutorService clock) {
    this.socket = socket;
    this.writer = writer;
    this.clock = clock;
  }

  boolean isOpen() {
    return socket.isOpen();
  }

  /// Who is just going is told nothing, and keeps nobody else from being told.
  void send(String text) {
    try {
      if (socket.isOpen()) {
        socket.send(text);
        lookAgain();
      }
    } catch (WebsocketNotConnectedException gone) {
      LOG.debug("A connection was gone before it was told");
    }
  }

  private void lookAgain() {
    var _ = clock.schedule(this::look, LOOK.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (socket.isOpen() && socket.hasBufferedData()) {
      writer.onWriteDemand(socket);
      lookAgain();
    }
  }

  /// Says goodbye, after what was sent.
  void close(int code, String reason) {
    socket.close(code, reason);
  }
}
