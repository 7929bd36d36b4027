package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file whose first line is a password: an argument could be read by other users of the computer.
final class PasswordFile {
  private PasswordFile() {}

  static Secret read(Path file) throws CommandFailure {
    try {
      String first = Files.readString(file).lines().findFirst().orElse("");
      if (first.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The first line of %s is empty; it has to be the password.".formatted(file));
      }
      return Secret.of(first);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Cannot read the password file %s: %s.".formatted(file, FileTrouble.of(e)),
          e);
    }
  }
}
