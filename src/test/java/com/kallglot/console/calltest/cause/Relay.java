package com.kallglot.console.calltest.cause;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A port under another address of the loopback that leads to a server's: reached there, the server
/// shows a certificate for another name.
final class Relay implements AutoCloseable {
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Relay(ServerSocket listening, int port) {
    this.listening = listening;
    var _ = threads.submit(() -> accept(port));
  }

  static Relay from(String host, int port) throws IOException {
    var server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.ofLiteral(host), 0));
    return new Relay(server, port);
  }

  int port() {
    return listening.getLocalPort();
  }

  private Void accept(int port) throws IOException {
    while (true) {
      Socket near = listening.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
      var _ = threads.submit(() -> pass(near, far));
      var _ = threads.submit(() -> pass(far, near));
    }
  }

  private static Void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
