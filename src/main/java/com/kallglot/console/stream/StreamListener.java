package com.kallglot.console.stream;

/// Hears what happens on a stream: one event at a time, on the stream's threads; must not block.
@FunctionalInterface
public interface StreamListener {
  void on(StreamEvent event);
}
