package com.kallglot.console.desktop.fx;

import java.util.ArrayDeque;
import java.util.Deque;

/// A background that does everything at once, on the thread that asks, and tells the outcomes in
/// the order that a test wants: pieces that are under way together may overtake each other.
public final class Overtaking {
  private final Deque<Runnable> outcomes = new ArrayDeque<>();
  private final Background background =
      Background.of(new HandingOver(Runnable::run), outcomes::add);

  public Background background() {
    return background;
  }

  /// As they were asked for.
  public void tellAll() {
    while (!outcomes.isEmpty()) {
      outcomes.removeFirst().run();
    }
  }

  /// Each time the one that was asked for last.
  public void tellLastFirst() {
    while (!outcomes.isEmpty()) {
      outcomes.removeLast().run();
    }
  }

  /// The one that was asked for first.
  public void tellOne() {
    outcomes.removeFirst().run();
  }
}
