package com.kallglot.console.sandbox.stream;

import com.kallglot.console.sandbox.live.StreamDesk;
import com.kallglot.console.sandbox.live.StreamDesk.Entry;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The WebSockets as their library shows them. What is refused is told so in a `session.error` and
/// closed (ours: how the platform refuses is not documented).
final class Sockets extends WebSocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final Pattern PATH =
      Pattern.compile("/v1/sessions/([^/?]+)/connect(?:\\?(?:.*&)?token=([^&]*).*)?(?:\\?.*)?");
  private static final int LARGEST_FRAME = 256 << 10;
  private static final int WORKERS = 2;

  private final StreamDesk desk;
  private final CompletableFuture<Void> started;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("sandbox-stream").daemon().factory());

  Sockets(InetSocketAddress address, StreamDesk desk, CompletableFuture<Void> started) {
    super(
        address,
        WORKERS,
        List.of(new Draft_6455(List.of(), List.of(new Protocol("")), LARGEST_FRAME)));
    this.desk = desk;
    this.started = started;
    setReuseAddr(true);
    setTcpNoDelay(true);
    setDaemon(true);
    clock.setRemoveOnCancelPolicy(true);
    // A connection may still speak while the sandbox closes: nobody is left to hear it
    clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public void onStart() {
    started.complete(null);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    var outlet = new Outlet(socket, this, clock);
    Matcher path = PATH.matcher(handshake.getResourceDescriptor());
    if (!path.matches()) {
      refuse(outlet, "", new Entry.Refused("resource_not_found", "There is no such path."));
      return;
    }
    String sessionId = path.group(1);
    switch (desk.enter(sessionId, decoded(path.group(2)))) {
      case Entry.Refused refused -> refuse(outlet, sessionId, refused);
      case Entry.Admitted admitted -> {
        Guest guest = new Guest(outlet, sessionId, desk, admitted.interpretation(), clock);
        socket.setAttachment(guest);
        guest.begin();
      }
    }
  }

  /// Null where there is none, or none that can be read.
  private static @Nullable String decoded(@Nullable String token) {
    try {
      return token == null ? null : URLDecoder.decode(token, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      LOG.debug("A stream's token is no form of URL encoding");
      return null;
    }
  }

  private static void refuse(Outlet outlet, String sessionId, Entry.Refused refused) {
    outlet.send(Outgoing.error(sessionId, refused.code(), refused.message()));
    outlet.close(CloseFrame.POLICY_VALIDATION, refused.code());
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    Guest guest = socket.getAttachment();
    if (guest != null) {
      guest.take(message, System.nanoTime());
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {
    Guest guest = socket.getAttachment();
    if (guest != null) {
      guest.leave();
    }
  }

  /// The library tells of a broken connection here and then closes it.
  @Override
  public void onError(@Nullable WebSocket socket, Exception problem) {
    if (socket == null && started.completeExceptionally(problem)) {
      return;
    }
    LOG.debug("A stream broke: {}", problem.toString());
  }

  void breakAll() {
    getConnections().forEach(socket -> socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, ""));
  }

  void endClock() {
    clock.shutdownNow();
  }
}
