package com.kallglot.console.sandbox;

import java.nio.file.Path;
import java.util.List;

/// A program of its own: a sandbox that serves until it is killed.
final class WriteStorm {
  private WriteStorm() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Sandbox sandbox = Sandbox.start(SandboxOptions.in(folder));
    sandbox.listening(List.of(), folder.resolve("ca.pem"), legId -> {});
    Thread.currentThread().join();
  }
}
