package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.telephony.SipTransport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A few requests to one server, one after the other, each with its final response. Blocks; closed
/// from another thread, or interrupted on a virtual one, it ends at once.
sealed interface SipConnection extends AutoCloseable {
  /// @param timeout for one answer
  static SipConnection open(
      SipServer server, SipTransport transport, @Nullable Path trustedCa, Duration timeout)
      throws IOException {
    int limit = Math.toIntExact(timeout.toMillis());
    return switch (transport) {
      case UDP, UNKNOWN -> Datagrams.open(server, limit);
      case TCP -> new Stream(Stream.connected(server, limit), limit);
      case TLS -> Stream.secured(Stream.connected(server, limit), server, trustedCa, limit);
    };
  }

  /// `host:port` of this end, as it goes into Via and Contact.
  String self();

  /// The final response to a request with that CSeq.
  SipText ask(String request, int cseq) throws IOException;

  @Override
  void close() throws IOException;

  private static boolean isFinal(SipText response, int cseq) {
    return response.status() >= 200 && response.cseq() == cseq;
  }

  /// Over UDP, sent again while no answer comes (RFC 3261 §17.1.2.2).
  ///
  /// @param limit milliseconds
  record Datagrams(DatagramSocket socket, int limit) implements SipConnection {
    private static final int T1 = 500;
    private static final int LONGEST = 65_535;

    private static Datagrams open(SipServer server, int limit) throws IOException {
      InetSocketAddress address = server.address();
      var socket = new DatagramSocket(server.local());
      try {
        socket.connect(address); // so that the system tells us of ICMP errors
        return new Datagrams(socket, limit);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public String self() {
      return HostAndPort.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    @Override
    public SipText ask(String request, int cseq) throws IOException {
      byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
      long end = System.nanoTime() + limit * 1_000_000L;
      for (int wait = T1; ; wait *= 2) {
        socket.send(new DatagramPacket(bytes, bytes.length));
        long left = (end - System.nanoTime()) / 1_000_000;
        Optional<SipText> answer = within(Math.min(wait, left), cseq);
        if (answer.isPresent()) {
          return answer.get();
        }
        if (left <= wait) {
          throw new SocketTimeoutException("no answer within " + limit + " ms");
        }
      }
    }

    private Optional<SipText> within(long milliseconds, int cseq) throws IOException {
      long end = System.nanoTime() + milliseconds * 1_000_000;
      var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
      for (long left = milliseconds; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        socket.setSoTimeout((int) left);
        try {
          socket.receive(packet);
        } catch (SocketTimeoutException none) {
          return Optional.empty();
        }
        SipText response =
            SipText.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        if (isFinal(response, cseq)) {
          return Optional.of(response);
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /// Over TCP or TLS.
  ///
  /// @param limit milliseconds
  record Stream(Socket socket, int limit) implements SipConnection {
    private static final int LONGEST_HEAD = 65_536;
    private static final String BLANK = "\r\n\r\n";

    private static Socket connected(SipServer server, int limit) throws IOException {
      InetSocketAddress address = server.address();
      var socket = new Socket();
      try {
        socket.setSoTimeout(limit);
        socket.bind(server.local());
        socket.connect(address, limit);
        return socket;
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    private static Stream secured(
        Socket socket, SipServer server, @Nullable Path trustedCa, int limit) throws IOException {
      try {
        var secure = TlsSockets.over(socket, server, trustedCa);
        secure.startHandshake();
        return new Stream(secure, limit);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public String self() {
      return HostAndPort.of((InetSocketAddress) socket.getLocalSocketAddress());
    }

    @Override
    public SipText ask(String request, int cseq) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      var in = new Patience(socket, limit);
      while (true) {
        SipText response = next(in);
        if (isFinal(response, cseq)) {
          return response;
        }
      }
    }

    /// What comes until a limit from now, whatever it is: the socket's own begins anew with each
    /// byte.
    private static final class Patience extends InputStream {
      private final Socket socket;
      private final InputStream in;
      private final long end;
      private final int limit;

      Patience(Socket socket, int limit) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limit = limit;
        this.end = System.nanoTime() + limit * 1_000_000L;
      }

      @Override
      public int read() throws IOException {
        waitOn();
        return in.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        waitOn();
        return in.read(into, offset, length);
      }

      private void waitOn() throws IOException {
        int millis = (int) ((end - System.nanoTime()) / 1_000_000);
        if (millis <= 0) {
          throw new SocketTimeoutException("no answer within " + limit + " ms");
        }
        socket.setSoTimeout(millis);
      }
    }

    /// The head of the next message; its body is passed over (RFC 3261 §18.3).
    private static SipText next(InputStream in) throws IOException {
      var head = new ByteArrayOutputStream();
      String text = "";
      while (!text.endsWith(BLANK)) {
        int read = in.read();
        if (read < 0 || head.size() > LONGEST_HEAD) {
          throw new EOFException("the connection was closed before an answer");
        }
        if (head.size() > 0 || (read != '\r' && read != '\n')) { // §7.5: empty lines before it
          head.write(read);
          text = tail(head, read, text);
        }
      }
      SipText message = SipText.of(head.toString(StandardCharsets.UTF_8));
      String length = message.header("Content-Length").orElse("0");
      in.skipNBytes(length.matches("\\d{1,6}") ? Long.parseLong(length) : 0);
      return message;
    }

    /// The last four characters.
    private static String tail(ByteArrayOutputStream head, int read, String before) {
      String all = before + (char) read;
      return head.size() < BLANK.length() || all.length() <= BLANK.length()
          ? all
          : all.substring(all.length() - BLANK.length());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
