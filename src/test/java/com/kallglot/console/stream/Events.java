package com.kallglot.console.stream;

import com.kallglot.console.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What happened on a stream, for tests to wait for.
final class Events implements StreamListener {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final List<StreamEvent> seen = new CopyOnWriteArrayList<>();

  @Override
  public void on(StreamEvent event) {
    seen.add(event);
  }

  List<StreamEvent> all() {
    return List.copyOf(seen);
  }

  <E extends StreamEvent> List<E> of(Class<E> kind) {
    return seen.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The first of its kind, when it is there.
  <E extends StreamEvent> E await(Class<E> kind) {
    return await(kind, 1);
  }

  <E extends StreamEvent> E await(Class<E> kind, int count) {
    Await.until(SOON, kind.getSimpleName() + " in " + seen, () -> of(kind).size() >= count);
    return of(kind).get(count - 1);
  }
}
