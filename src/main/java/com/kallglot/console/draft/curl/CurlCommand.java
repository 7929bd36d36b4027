package com.kallglot.console.draft.curl;

import com.kallglot.console.draft.Draft;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a pasted curl command would send, whichever shell it was written for.
public sealed interface CurlCommand {
  /// What a key looks like, wherever it stands.
  Pattern KEY = Pattern.compile("\\b(sk|kst)_(live|test)_\\w+");

  /// The body, and whether there was a key in the command: it is not in the body.
  record Body(String text, Key key) implements CurlCommand {}

  /// A curl command without a body that can be had.
  ///
  /// @param argument the file, where the body is in one
  record NoBody(Reason reason, String argument) implements CurlCommand {}

  /// Something else.
  record NoCommand() implements CurlCommand {}

  /// Whether a key or a password was in the command.
  enum Key {
    NONE,
    DROPPED
  }

  enum Reason {
    /// It sends none.
    NOTHING_SENT,
    /// It is in a file, which is not read.
    IN_A_FILE,
    /// It comes from another program, which is not run.
    FROM_A_PROGRAM,
    /// It is a form or an upload, which is no JSON.
    NO_JSON
  }

  /// Whether a text begins like one.
  static boolean isOne(String text) {
    return text.strip()
        .matches(
            "(?s)(\\$\\s+|>\\s*)?(\\S*[/\\\\])?curl(\\.exe)?\\s.*|(?s)(echo|printf)\\s.*\\|\\s*curl\\s.*");
  }

  /// Reads a command as `bash` would and as `cmd.exe` would, and takes the reading that makes a
  /// JSON object.
  static CurlCommand of(String text) {
    if (!isOne(text)) {
      return new NoCommand();
    }
    List<CurlCommand> readings =
        List.of(
            CurlArguments.read(PosixWords.of(text)),
            CurlArguments.read(CommandPromptWords.of(text)));
    return readings.stream()
        .filter(each -> each instanceof Body(var body, var _) && Draft.parse(body).isWellFormed())
        .findFirst()
        .orElse(readings.getFirst());
  }

  /// Without what looks like a key.
  static String withoutKeys(String text) {
    Matcher key = KEY.matcher(text);
    return key.replaceAll("***");
  }
}
