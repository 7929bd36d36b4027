package com.kallglot.console.softphone;

/// Hears the events of one call, in order, on the engine's event thread.
@FunctionalInterface
public interface CallListener {
  void on(CallEvent event);
}
