package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.MediaListener;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.Softphone.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who listens to the packets of media: nobody for most of the time. For any thread.
public final class MediaSinks {
  private final List<Sink> sinks = new CopyOnWriteArrayList<>();

  /// One subscription; an object of its own, so that a listener may subscribe twice.
  private static final class Sink {
    final MediaListener listener;

    Sink(MediaListener listener) {
      this.listener = listener;
    }
  }

  public Subscription subscribe(MediaListener listener) {
    var sink = new Sink(listener);
    sinks.add(sink);
    return () -> sinks.remove(sink);
  }

  boolean isEmpty() {
    return sinks.isEmpty();
  }

  void tell(String callId, List<MediaPacket> packets) {
    sinks.forEach(sink -> sink.listener.packets(callId, packets));
  }
}
