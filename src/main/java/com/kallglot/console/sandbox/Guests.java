package com.kallglot.console.sandbox;

import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The other processes that use a sandbox: each holds a connection open for as long as it does, so
/// that one that was killed is gone at once.
final class Guests implements AutoCloseable {
  /// The answer to who showed the key.
  static final int WELCOME = '!';

  private static final Logger LOG = LoggerFactory.getLogger(Guests.class);
  private static final int GREETING_MILLIS = 2000;

  private final ServerSocket door;
  private final byte[] key;
  private final Set<Socket> arrived = new HashSet<>();
  private final Set<Socket> guests = new HashSet<>();

  private Guests(ServerSocket door, Secret controlKey) {
    this.door = door;
    this.key = controlKey.reveal().getBytes(StandardCharsets.US_ASCII);
  }

  /// Opens a port of the loopback interface to whoever knows the sandbox's control key.
  static Guests receive(Secret controlKey) throws IOException {
    Guests guests =
        new Guests(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), controlKey);
    Thread.ofVirtual().name("sandbox-guests").start(guests::listen);
    return guests;
  }

  int port() {
    return door.getLocalPort();
  }

  synchronized int count() {
    return guests.size();
  }

  /// Waits until nobody is there, and from then on lets nobody in.
  void awaitNone() throws InterruptedException {
    synchronized (this) {
      while (!guests.isEmpty() && !door.isClosed()) {
        wait();
      }
    }
    close();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = door.accept();
        if (remember(socket)) {
          Thread.ofVirtual().name("sandbox-guest").start(() -> entertain(socket));
        }
      }
    } catch (SocketException closed) {
      LOG.debug("Nobody else is let in: {}", closed.getMessage());
    } catch (IOException problem) {
      LOG.warn("The sandbox no longer hears of other commands that use it", problem);
    }
  }

  private synchronized boolean remember(Socket socket) {
    if (door.isClosed()) {
      quietly(socket);
      return false;
    }
    return arrived.add(socket);
  }

  private void entertain(Socket socket) {
    try (socket) {
      socket.setSoTimeout(GREETING_MILLIS);
      InputStream in = socket.getInputStream();
      if (MessageDigest.isEqual(key, in.readNBytes(key.length)) && admit(socket)) {
        socket.setSoTimeout(0);
        socket.getOutputStream().write(WELCOME);
        while (in.read() >= 0) {
          // nothing more is said; the end of the stream is the end of the visit
        }
      }
    } catch (IOException gone) {
      LOG.debug("A guest is gone: {}", gone.getMessage());
    } finally {
      leave(socket);
    }
  }

  private synchronized boolean admit(Socket socket) {
    return !door.isClosed() && guests.add(socket);
  }

  private synchronized void leave(Socket socket) {
    arrived.remove(socket);
    guests.remove(socket);
    notifyAll();
  }

  /// Lets nobody in any more and parts from those who are there.
  @Override
  public synchronized void close() {
    try {
      door.close();
    } catch (IOException problem) {
      LOG.debug("Closing the guests' port: {}", problem.getMessage());
    }
    arrived.forEach(Guests::quietly);
    notifyAll();
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException problem) {
      LOG.debug("Parting from a guest: {}", problem.getMessage());
    }
  }
}
