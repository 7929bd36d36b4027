package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.stream.SessionStream;
import com.kallglot.console.stream.StreamSound;

/// The party that is the session's stream.
public final class StreamParty implements Party {
  private static final Timed NOTHING = new Timed(new Pcm(new short[0], Timed.RATE), 0);

  private final SessionStream stream;
  private final StreamLog log;

  /// @param stream already a party
  public StreamParty(SessionStream stream, StreamLog log) {
    this.stream = stream;
    this.log = log;
  }

  @Override
  public String label() {
    return "stream";
  }

  @Override
  public void say(Pcm sound) {
    stream.say(sound);
  }

  @Override
  public Timed said() {
    return stream.said().map(StreamParty::timed).orElse(NOTHING);
  }

  @Override
  public Timed heard() {
    return timed(stream.heard());
  }

  private static Timed timed(StreamSound sound) {
    return new Timed(sound.sound(), sound.startNanos());
  }

  @Override
  public boolean isUp() {
    return log.closed().isEmpty();
  }
}
