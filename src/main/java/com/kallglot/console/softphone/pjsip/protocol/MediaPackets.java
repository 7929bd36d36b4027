package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.MediaPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// The packets of one call on their way to whoever listens. For one thread at a time.
public final class MediaPackets {
  private final Supplier<String> callId;
  private final MediaSinks sinks;
  private final Executor listeners;
  private List<MediaPacket> gathered = new ArrayList<>();

  /// @param listeners calls them, in the order in which it was told to
  public MediaPackets(Supplier<String> callId, MediaSinks sinks, Executor listeners) {
    this.callId = callId;
    this.sinks = sinks;
    this.listeners = listeners;
  }

  /// Whether anybody listens: copying for nobody is spared.
  public boolean areWanted() {
    return !sinks.isEmpty();
  }

  public void add(MediaPacket packet) {
    gathered.add(packet);
  }

  /// Hands on what was added.
  public void flush() {
    if (!gathered.isEmpty()) {
      List<MediaPacket> told = List.copyOf(gathered);
      gathered = new ArrayList<>();
      listeners.execute(() -> sinks.tell(callId.get(), told));
    }
  }
}
