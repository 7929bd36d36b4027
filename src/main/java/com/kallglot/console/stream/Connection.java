package com.kallglot.console.stream;

import com.kallglot.console.stream.StreamEvent.End;
import java.util.Set;
import java.util.function.UnaryOperator;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a stream: reads its messages and tells an end for good from a break.
final class Connection extends WebSocketListener {
  /// Policy violation (RFC 6455 §7.4.1), and what applications define (§7.4.2).
  private static final int POLICY = 1008;

  private static final int FIRST_OWN = 4000;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /// Errors that make another attempt pointless; documented for the API, assumed for the stream.
  private static final Set<String> REFUSALS =
      Set.of(
          "invalid_token",
          "expired_token",
          "invalid_api_key",
          "session_not_found",
          "session_ended",
          "resource_not_found");

  private final SessionStream stream;
  private final UnaryOperator<String> mask;
  private @Nullable String refusal;
  private StreamEvent.@Nullable SessionEnded ended;

  /// OkHttp tells a failure also after it told a closing, where our own close frame fails.
  private boolean told;

  Connection(SessionStream stream, UnaryOperator<String> mask) {
    this.stream = stream;
    this.mask = mask;
  }

  @Override
  public void onOpen(WebSocket socket, Response response) {
    stream.connected();
  }

  @Override
  public void onMessage(WebSocket socket, String text) {
    if (told) {
      return;
    }
    long now = System.nanoTime();
    // Sound is no words, and Base64 might look like some
    StreamEvent event = Incoming.read(text.contains("\"audio\"") ? text : mask.apply(text), now);
    if (event instanceof StreamEvent.Trouble trouble && REFUSALS.contains(trouble.code())) {
      refusal = trouble.code();
    } else if (event instanceof StreamEvent.SessionEnded end) {
      ended = end;
    }
    stream.received(event);
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(code == 1005 || code == 1006 ? 1000 : code, null);
    if (isFirst()) {
      over(code, reason);
    }
  }

  private boolean isFirst() {
    boolean first = !told;
    told = true;
    return first;
  }

  private void over(int code, String reason) {
    if (ended != null) {
      stream.finish(End.SESSION_ENDED, "the session has ended: " + ended.reason());
    } else if (refusal != null) {
      stream.finish(End.REFUSED, "the platform refused the stream: " + refusal);
    } else if (code == POLICY || code >= FIRST_OWN) {
      stream.finish(
          End.REFUSED, "the platform closed the stream (%d) %s".formatted(code, shown(reason)));
    } else {
      stream.broken("the platform closed the stream (%d) %s".formatted(code, shown(reason)));
    }
  }

  @Override
  public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
    if (!isFirst()) {
      return;
    }
    if (ended != null || refusal != null) {
      over(POLICY, "");
    } else if (response != null && isRefusal(response.code())) {
      stream.finish(
          End.REFUSED, "the platform refused the stream with HTTP status " + response.code());
    } else {
      stream.broken("the connection broke: " + shown(String.valueOf(failure.getMessage())));
    }
  }

  /// What passes by itself is no refusal: the token lives on.
  private static boolean isRefusal(int status) {
    return status / 100 == 4 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
  }

  private String shown(String words) {
    return mask.apply(words).strip();
  }
}
