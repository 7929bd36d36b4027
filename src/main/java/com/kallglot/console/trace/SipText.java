package com.kallglot.console.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SIP message as far as a diagnosis reads it: start line, headers, body. It takes whatever was
/// on the wire and never throws; what is not there is empty. Compact names (RFC 3261 §7.3.3),
/// folded lines (§7.3.1) and several values in one line are understood.
public final class SipText {
  private static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("i", "call-id"),
          Map.entry("m", "contact"),
          Map.entry("e", "content-encoding"),
          Map.entry("l", "content-length"),
          Map.entry("c", "content-type"),
          Map.entry("f", "from"),
          Map.entry("s", "subject"),
          Map.entry("k", "supported"),
          Map.entry("t", "to"),
          Map.entry("v", "via"),
          Map.entry("o", "event"),
          Map.entry("r", "refer-to"),
          Map.entry("b", "referred-by"),
          Map.entry("x", "session-expires"),
          Map.entry("u", "allow-events"));

  private final String startLine;
  private final List<Header> headers;
  private final String body;

  /// One header line, unfolded, under its long name.
  ///
  /// @param name in lower case
  public record Header(String name, String value) {}

  private SipText(String startLine, List<Header> headers, String body) {
    this.startLine = startLine;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /// Reads the text of one message.
  public static SipText of(String message) {
    String text = message.replace("\r\n", "\n").stripLeading();
    int blank = text.indexOf("\n\n");
    String head = blank < 0 ? text : text.substring(0, blank);
    String[] lines = head.replaceAll("\n[ \t]+", " ").split("\n", -1);
    var headers = new ArrayList<Header>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = lines[i].substring(colon + 1).strip();
        headers.add(new Header(COMPACT.getOrDefault(name, name), value));
      }
    }
    return new SipText(lines[0].strip(), headers, blank < 0 ? "" : text.substring(blank + 2));
  }

  /// The first line.
  public String startLine() {
    return startLine;
  }

  public boolean isRequest() {
    return !startLine.startsWith("SIP/");
  }

  /// The status of a response, 100 to 699; 0 of a request and of what cannot be read.
  public int status() {
    String[] words = startLine.split(" +", 3);
    return isRequest() || words.length < 2 || !words[1].matches("[1-6]\\d\\d")
        ? 0
        : Integer.parseInt(words[1]);
  }

  /// The reason phrase of a response; empty where there is none.
  public String reasonPhrase() {
    String[] words = startLine.split(" +", 3);
    return isRequest() || words.length < 3 ? "" : words[2].strip();
  }

  /// The method: of a request its own, of a response the one it answers.
  public String method() {
    if (isRequest()) {
      return startLine.split(" ", 2)[0];
    }
    String cseq = header("CSeq").orElse("");
    return cseq.substring(cseq.lastIndexOf(' ') + 1);
  }

  /// The first header of that name, long or compact, in any case.
  public Optional<String> header(String name) {
    return lines(name).stream().findFirst();
  }

  /// All headers of that name, line by line. Headers whose grammar has commas of its own
  /// (`WWW-Authenticate`) are read so.
  public List<String> lines(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String key = COMPACT.getOrDefault(wanted, wanted);
    return headers.stream().filter(h -> h.name.equals(key)).map(Header::value).toList();
  }

  /// All values of that name in order, lines with several values split at their commas.
  public List<String> values(String name) {
    return lines(name).stream().flatMap(line -> split(line, ',').stream()).toList();
  }

  /// A parameter of a header value or of a challenge, without its quotes.
  public static Optional<String> parameter(String value, String name) {
    for (String part : split(value.replaceFirst("^\\s*(?i:digest)\\s+", ""), ',', ';')) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return Optional.of(unquoted(part.substring(equals + 1).strip()));
      }
    }
    return Optional.empty();
  }

  public List<Header> headers() {
    return headers;
  }

  /// What follows the blank line.
  public String body() {
    return body;
  }

  /// Splits outside quotes and angle brackets.
  private static List<String> split(String value, char... separators) {
    String at = new String(separators);
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    boolean quoted = false;
    int brackets = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && quoted && i + 1 < value.length()) {
        part.append(c).append(value.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      brackets += quoted ? 0 : c == '<' ? 1 : c == '>' ? -1 : 0;
      if (!quoted && brackets <= 0 && at.indexOf(c) >= 0) {
        add(parts, part);
      } else {
        part.append(c);
      }
    }
    add(parts, part);
    return parts;
  }

  private static void add(List<String> parts, StringBuilder part) {
    String text = part.toString().strip();
    if (!text.isEmpty()) {
      parts.add(text);
    }
    part.setLength(0);
  }

  private static String unquoted(@Nullable String value) {
    if (value == null || value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value == null ? "" : value;
    }
    return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
  }
}
