package com.kallglot.console.softphone;

import com.kallglot.console.Await;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A line's owner who answers, keeps what is heard, and follows the first transfer.
public final class Follower implements LineListener {
  private record Following(CallHandle from, CallHandle next, String uri) {}

  private final Callee callee =
      Callee.answering(new SoundSource.Silence(), SoundCapture.BOTH_DIRECTIONS);
  private final AtomicReference<@Nullable Following> following = new AtomicReference<>();
  private final Heard heard = new Heard();

  @Override
  public void registered(int code, String reason) {}

  @Override
  public CallListener incoming(CallHandle call, IncomingCall details) {
    return callee.incoming(call, details);
  }

  @Override
  public Transfers transfers() {
    return Transfers.FOLLOW;
  }

  @Override
  public CallListener transferred(CallHandle from, CallHandle next, String uri) {
    following.set(new Following(from, next, uri));
    return heard;
  }

  private Following following() {
    Await.until(Heard.LIMIT, "a transfer is followed", () -> following.get() != null);
    return following.get();
  }

  public CallHandle first() {
    return callee.call();
  }

  public Heard firstHeard() {
    return callee.events();
  }

  public CallHandle from() {
    return following().from();
  }

  public CallHandle next() {
    return following().next();
  }

  public String uri() {
    return following().uri();
  }

  /// What the call that follows the transfer hears of itself.
  public Heard followed() {
    following();
    return heard;
  }
}
