package com.kallglot.console.cli;

import picocli.CommandLine.Option;

/// `--json`.
final class JsonOption {
  @Option(
      names = "--json",
      description = "Print one JSON document on standard output, and nothing else there.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
