package com.kallglot.console.cli;

/// What every command is given.
public record Context(Services services, Terminal terminal, Cancellation cancellation) {
  /// Asks for a yes; anything else is a no.
  ///
  /// @throws CommandFailure with [ExitCode#CANCELLED] where the command was cancelled in place of
  ///   an answer
  public boolean confirms(String question) throws CommandFailure {
    Thread asking = Thread.currentThread();
    cancellation.onCancel(asking::interrupt);
    try {
      return terminal.confirms(question);
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.CANCELLED, "Cancelled: nothing was done.", e);
    } finally {
      cancellation.onCancel(() -> {});
    }
  }
}
