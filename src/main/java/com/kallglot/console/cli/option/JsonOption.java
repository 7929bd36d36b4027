package com.kallglot.console.cli.option;

import picocli.CommandLine.Option;

/// `--json`.
public final class JsonOption {
  @Option(
      names = "--json",
      description = "Print one JSON document on standard output, and nothing else there.")
  private boolean json;

  public boolean wanted() {
    return json;
  }
}
