package com.kallglot.console.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The use of a sandbox that another process runs. While it lasts, a sandbox that a command started
/// for itself stays; it ends with this process, however that ends.
public final class Attachment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);
  private static final int PATIENCE_MILLIS = 5000;

  private final EndpointFile endpoint;
  private final Socket socket;

  private Attachment(EndpointFile endpoint, Socket socket) {
    this.endpoint = endpoint;
    this.socket = socket;
  }

  /// Attaches to the sandbox that runs on `dataFolder`; empty where none runs there, or where the
  /// one that does is ending.
  ///
  /// @throws SandboxException the folder cannot be read
  public static Optional<Attachment> to(Path dataFolder) throws SandboxException {
    Optional<EndpointFile> found = EndpointFile.find(dataFolder);
    return found.isEmpty() ? Optional.empty() : to(found.get());
  }

  private static Optional<Attachment> to(EndpointFile endpoint) {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), endpoint.guestsPort()),
          PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(endpoint.controlKey().reveal().getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read() == Guests.WELCOME) {
        return Optional.of(new Attachment(endpoint, socket));
      }
    } catch (IOException ending) {
      LOG.debug("The sandbox lets nobody in: {}", ending.getMessage());
    }
    close(socket);
    return Optional.empty();
  }

  /// Whether the sandbox is still there: it says nothing more to a guest until it ends.
  public boolean isAlive() {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (IOException ended) {
      LOG.debug("The sandbox is gone: {}", ended.getMessage());
      return false;
    }
  }

  public EndpointFile endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException problem) {
      LOG.debug("Leaving a sandbox: {}", problem.getMessage());
    }
  }
}
