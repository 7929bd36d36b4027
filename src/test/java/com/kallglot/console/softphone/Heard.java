package com.kallglot.console.softphone;

import com.kallglot.console.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Keeps the events of one call and waits for them.
public final class Heard implements CallListener {
  /// Far longer than anything takes on a quiet machine: under load only the order is certain.
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void on(CallEvent event) {
    events.add(event);
  }

  public List<CallEvent> events() {
    return events;
  }

  public <T extends CallEvent> List<T> all(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The first event of that kind, awaited.
  public <T extends CallEvent> T await(Class<T> kind) {
    return await(kind, event -> true);
  }

  public <T extends CallEvent> T await(Class<T> kind, Predicate<T> condition) {
    try {
      Await.until(
          LIMIT, kind.getSimpleName() + " as wanted", () -> all(kind).stream().anyMatch(condition));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ", but " + events, e);
    }
    return all(kind).stream().filter(condition).findFirst().orElseThrow();
  }

  public CallEvent.Ended awaitEnd() {
    return await(CallEvent.Ended.class);
  }

  /// The kinds in order, each said once however often it came.
  public List<String> kinds() {
    return events.stream().map(event -> event.getClass().getSimpleName()).distinct().toList();
  }

  public String digits() {
    var digits = new StringBuilder();
    all(CallEvent.Digit.class).forEach(event -> digits.append(event.digit()));
    return digits.toString();
  }
}
