package com.kallglot.console.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--profile`.
public final class ProfileOption {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The profile to work with. Default: the one chosen by 'profile use', at first the"
              + " sandbox, which needs no set-up.")
  private @Nullable String name;

  public Optional<String> name() {
    return Optional.ofNullable(name);
  }
}
