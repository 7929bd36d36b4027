package com.kallglot.console.cli;

/// What every command is given.
public record Context(Services services, Terminal terminal, Cancellation cancellation) {
  /// Asks for a yes; anything else is a no.
  ///
  /// @throws InterruptedException where the command was cancelled in place of an answer
  public boolean confirms(String question) throws InterruptedException {
    Thread asking = Thread.currentThread();
    cancellation.onCancel(asking::interrupt);
    try {
      return terminal.confirms(question);
    } finally {
      cancellation.onCancel(() -> {});
    }
  }
}
