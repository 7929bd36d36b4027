package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.settings.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A body of `POST /v1/sessions` in a file or on standard input. What is wrong with it is for the
/// draft to say: the platform would be sent it all the same.
public final class DraftFile {
  private DraftFile() {}

  /// @param file a path, or `-` for `standardInput`
  public static Draft read(String file, InputStream standardInput) throws CommandFailure {
    try {
      return Draft.parse(
          file.equals("-")
              ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot read the draft %s: %s.".formatted(file, FileTrouble.of(e)), e);
    }
  }
}
