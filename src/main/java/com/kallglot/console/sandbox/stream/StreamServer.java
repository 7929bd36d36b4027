package com.kallglot.console.sandbox.stream;

import com.kallglot.console.sandbox.live.StreamDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The port that `stream.url` points at, listening. Closing it closes all connections.
public final class StreamServer implements AutoCloseable {
  private static final int PARTING_MILLIS = 500;
  private static final int START_SECONDS = 10;

  private final Sockets sockets;

  private StreamServer(Sockets sockets) {
    this.sockets = sockets;
  }

  /// @param port 0 for a free one
  /// @throws IOException where it cannot listen there
  public static StreamServer start(InetAddress bind, int port, StreamDesk desk) throws IOException {
    var started = new CompletableFuture<Void>();
    var sockets = new Sockets(new InetSocketAddress(bind, port), desk, started);
    sockets.start();
    try {
      started.get(START_SECONDS, TimeUnit.SECONDS);
      return new StreamServer(sockets);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("No WebSocket port could be opened on " + bind.getHostAddress(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the WebSocket port was opened", e);
    }
  }

  public int port() {
    return sockets.getPort();
  }

  /// Breaks all connections as a failing network does, without a goodbye.
  public void breakConnections() {
    sockets.breakAll();
  }

  @Override
  public void close() {
    try {
      sockets.stop(PARTING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.endClock();
    }
  }
}
