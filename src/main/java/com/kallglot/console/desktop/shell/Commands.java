package com.kallglot.console.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What the palette offers: asked anew each time it opens, because profiles and drafts come and go.
public final class Commands {
  private final List<Supplier<List<Command>>> sources = new ArrayList<>();

  /// Adds to what is offered, after what was added before.
  public void offer(Supplier<List<Command>> source) {
    sources.add(source);
  }

  List<Command> all() {
    return sources.stream().flatMap(source -> source.get().stream()).toList();
  }

  /// For a window that is built anew.
  public void clear() {
    sources.clear();
  }
}
