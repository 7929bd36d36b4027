package com.kallglot.console.client;

/// Is told of every exchange once it is over, on the thread that made it; returns at once.
@FunctionalInterface
public interface ExchangeListener {
  ExchangeListener NONE = exchange -> {};

  void exchanged(Exchange exchange);
}
