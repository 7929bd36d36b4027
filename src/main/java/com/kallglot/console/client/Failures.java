package com.kallglot.console.client;

import com.kallglot.console.client.PlatformException.Sent;
import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.Unreachable.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// What kept a response from coming, told from the exception that showed it.
final class Failures {
  private Failures() {}

  /// What a connection that stood met: what was sent may have arrived.
  static final class WhileTalking extends IOException {
    private static final long serialVersionUID = 1L;

    WhileTalking(IOException cause) {
      super(cause.getMessage(), cause);
    }

    private IOException met() {
      return getCause() instanceof IOException met ? met : this;
    }
  }

  static Unreachable unreachable(String attempted, HttpUrl root, IOException met) {
    IOException e = met instanceof WhileTalking talking ? talking.met() : met;
    Reason reason = reason(e);
    if (reason == Reason.CANCELLED) {
      Thread.currentThread().interrupt();
    }
    String host = root.host() + ":" + root.port();
    String problem =
        switch (reason) {
          case DNS ->
              "no address was found for "
                  + root.host()
                  + ". Check the API base of the profile and the name servers of this computer.";
          case REFUSED ->
              "nothing listens at " + host + " (connection refused). Is it the right port?";
          case NO_ROUTE -> "there is no way to " + host + ". Is this computer online?";
          case TLS ->
              "no TLS connection to "
                  + host
                  + ": "
                  + e.getMessage()
                  + ". Look for an intercepting proxy, a wrong name or an authority that the"
                  + " profile does not name.";
          case TIMEOUT -> host + " did not answer in time. A firewall may drop the packets.";
          case LOST -> "the connection to " + host + " broke: " + e.getMessage() + ".";
          case CANCELLED -> "cancelled.";
        };
    return new Unreachable(attempted, reason, sent(met), problem, e);
  }

  /// The limit of a whole exchange hides what it ended in the cause.
  private static Sent sent(@Nullable Throwable met) {
    for (Throwable at = met; at != null; at = at.getCause()) {
      if (at instanceof WhileTalking) {
        return Sent.PERHAPS;
      }
    }
    return Sent.NO;
  }

  private static Reason reason(IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return Reason.CANCELLED; // on a virtual thread it shows as a socket closed by interrupt
    }
    return switch (e) {
      case UnknownHostException _ -> Reason.DNS;
      case NoRouteToHostException _ -> Reason.NO_ROUTE;
      case ConnectException _ -> ofConnect(e);
      case SSLException _ -> Reason.TLS;
      case InterruptedIOException _ -> ofInterruption(e);
      default -> Reason.LOST;
    };
  }

  /// OkHttp wraps what it met in a ConnectException of its own.
  private static Reason ofConnect(IOException e) {
    String text = String.valueOf(e.getMessage()) + (e.getCause() == null ? "" : e.getCause());
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("timed out") || lower.contains("timeout")) {
      return Reason.TIMEOUT;
    }
    return lower.contains("unreachable") || lower.contains("no route")
        ? Reason.NO_ROUTE
        : Reason.REFUSED;
  }

  /// A time-out and an interrupted thread are told apart only by the text.
  private static Reason ofInterruption(IOException e) {
    return "interrupted".equals(e.getMessage()) ? Reason.CANCELLED : Reason.TIMEOUT;
  }
}
