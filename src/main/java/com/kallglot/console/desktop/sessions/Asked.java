package com.kallglot.console.desktop.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Something to be asked for again and again until it changes no more. What was known stays while
/// it is asked for anew. State of the JavaFX thread.
final class Asked<T> {
  private final Duration again;
  private final Predicate<T> last;
  private final ReadOnlyObjectWrapper<Answer<T>> answer =
      new ReadOnlyObjectWrapper<>(new Answer.Unasked<>());
  private boolean underWay;
  private boolean wanted;

  /// @param again how old it may get
  /// @param last whether it changes no more
  Asked(Duration again, Predicate<T> last) {
    this.again = again;
    this.last = last;
  }

  ReadOnlyObjectProperty<Answer<T>> answer() {
    return answer.getReadOnlyProperty();
  }

  boolean isDue(Instant now) {
    if (underWay) {
      return false;
    }
    return switch (answer.get()) {
      case Answer.Unasked<T> _ -> true;
      case Answer.Known<T>(var value, var at) ->
          wanted || (!last.test(value) && !now.isBefore(at.plus(again)));
      case Answer.Gone<T> _, Answer.Failed<T> _, Answer.Awaited<T> _ -> wanted;
    };
  }

  void begin() {
    underWay = true;
    wanted = false;
    if (answer.get() instanceof Answer.Unasked<T>) {
      answer.set(new Answer.Awaited<>());
    }
  }

  void end(Answer<T> found) {
    underWay = false;
    answer.set(found);
  }

  /// To be asked for anew, unless it is known to change no more.
  void want() {
    wanted = !(answer.get() instanceof Answer.Known<T>(var value, var _) && last.test(value));
  }
}
