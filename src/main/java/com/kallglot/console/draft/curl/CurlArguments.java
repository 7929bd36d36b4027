package com.kallglot.console.draft.curl;

import com.kallglot.console.draft.curl.CurlCommand.NoBody;
import com.kallglot.console.draft.curl.CurlCommand.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The options of curl, as far as they say what is sent. Headers are passed over; of what
/// authorizes, only that it was there is remembered.
final class CurlArguments {
  private static final Set<String> DATA =
      Set.of("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json");
  private static final Set<String> OTHER_DATA =
      Set.of("-F", "--form", "--form-string", "-T", "--upload-file", "--data-urlencode");
  private static final Set<String> SECRETS = Set.of("-u", "--user", "--oauth2-bearer", "--pass");
  private static final Set<String> VALUED =
      Set.of(
          "-X",
          "--request",
          "-o",
          "--output",
          "-A",
          "--user-agent",
          "-b",
          "--cookie",
          "-c",
          "--cookie-jar",
          "-e",
          "--referer",
          "-m",
          "--max-time",
          "--connect-timeout",
          "-x",
          "--proxy",
          "--url",
          "-w",
          "--write-out",
          "--cacert",
          "--capath",
          "-E",
          "--cert",
          "--key",
          "--retry",
          "--resolve",
          "-D",
          "--dump-header",
          "-r",
          "--range",
          "-K",
          "--config",
          "--max-redirs",
          "--interface",
          "-y",
          "-Y",
          "-z",
          "--ciphers");
  private static final String SHORT_WITH_VALUE = "dFTuXoAbcemxwEDrKyYzHhtUCQP";

  private final Words line;
  private @Nullable StringBuilder body;
  private @Nullable NoBody obstacle;
  private CurlCommand.Key key = CurlCommand.Key.NONE;

  private CurlArguments(Words line) {
    this.line = line;
  }

  static CurlCommand read(Words line) {
    var arguments = new CurlArguments(line);
    arguments.readAll();
    return arguments.found();
  }

  private CurlCommand found() {
    if (body == null) {
      return obstacle == null ? new NoBody(Reason.NOTHING_SENT, "") : obstacle;
    }
    if (obstacle != null) {
      return obstacle;
    }
    String text = body.toString().strip();
    String plain = CurlCommand.withoutKeys(text);
    return new CurlCommand.Body(plain, plain.equals(text) ? key : CurlCommand.Key.DROPPED);
  }

  private void readAll() {
    List<String> words = line.words();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      String name = name(word);
      if (name.isEmpty()) {
        address(word);
      } else if (takesValue(name)) {
        boolean attached =
            !word.startsWith("--") && word.length() > word.indexOf(name.charAt(1)) + 1;
        String value =
            attached
                ? word.substring(word.indexOf(name.charAt(1)) + 1)
                : at < words.size() ? words.get(at++) : "";
        take(name, value);
      }
    }
  }

  /// The option of a word that takes a value, or its first; empty for an address. In `-sSd` it is
  /// `-d`.
  private static String name(String word) {
    if (!word.startsWith("-") || word.equals("-")) {
      return "";
    }
    if (word.startsWith("--")) {
      return word;
    }
    for (int i = 1; i < word.length(); i++) {
      if (SHORT_WITH_VALUE.indexOf(word.charAt(i)) >= 0) {
        return "-" + word.charAt(i);
      }
    }
    return word;
  }

  private static boolean takesValue(String name) {
    return DATA.contains(name)
        || OTHER_DATA.contains(name)
        || SECRETS.contains(name)
        || VALUED.contains(name)
        || name.equals("-H")
        || name.equals("--header");
  }

  private void take(String name, String value) {
    if (DATA.contains(name)) {
      data(name, value);
    } else if (OTHER_DATA.contains(name)) {
      obstacle = new NoBody(Reason.NO_JSON, name);
    } else if (SECRETS.contains(name)) {
      key = CurlCommand.Key.DROPPED;
    } else if (name.equals("-H") || name.equals("--header")) {
      header(value);
    } else {
      address(value);
    }
  }

  private void data(String name, String value) {
    boolean raw = name.equals("--data-raw");
    if (raw || !value.startsWith("@")) {
      add(name, value);
    } else if (!value.equals("@-")) {
      obstacle = new NoBody(Reason.IN_A_FILE, value.substring(1));
    } else {
      int here = line.words().indexOf("<<<");
      if (here >= 0 && here + 1 < line.words().size()) {
        add(name, line.words().get(here + 1));
      } else if (line.input().isPresent()) {
        add(name, line.input().get());
      } else {
        obstacle = new NoBody(Reason.FROM_A_PROGRAM, "");
      }
    }
  }

  /// Several are joined, as curl does it.
  private void add(String name, String value) {
    if (body == null) {
      body = new StringBuilder(value);
    } else {
      body.append(name.equals("--json") ? "" : "&").append(value);
    }
  }

  /// A variable is no key.
  private void header(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean authorizes =
        lower.startsWith("authorization:")
            || lower.startsWith("cookie:")
            || lower.startsWith("proxy-authorization:")
            || lower.startsWith("x-api-key:");
    boolean variable = value.contains("$") || value.contains("%");
    if ((authorizes && !variable) || CurlCommand.KEY.matcher(value).find()) {
      key = CurlCommand.Key.DROPPED;
    }
  }

  private void address(String value) {
    boolean login = value.matches("(?i)https?://[^/]*@.*");
    if (login || CurlCommand.KEY.matcher(value).find()) {
      key = CurlCommand.Key.DROPPED;
    }
  }
}
