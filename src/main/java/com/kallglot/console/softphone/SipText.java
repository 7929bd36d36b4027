package com.kallglot.console.softphone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SIP message read from its text (RFC 3261 §7): start line, headers, body. It takes whatever was
/// on the wire and never throws; what is not there is empty. Compact names (§7.3.3), folded lines
/// (§7.3.1) and several values in one line are understood.
public final class SipText {
  private static final String VERSION = "SIP/2.0";

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
  /// @param written as it stood in the message
  private record Header(String name, String written, String value) {}

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
        String written = lines[i].substring(0, colon).strip();
        String value = lines[i].substring(colon + 1).strip();
        headers.add(new Header(canonical(written), written, value));
      }
    }
    return new SipText(lines[0].strip(), headers, blank < 0 ? "" : text.substring(blank + 2));
  }

  /// The same where `message` begins with a request or status line of SIP (§7.1, §7.2); empty for
  /// anything else.
  public static Optional<SipText> parse(String message) {
    SipText text = of(message);
    String[] words = text.startLine.split(" +", 3);
    boolean request = words.length == 3 && words[2].equals(VERSION);
    boolean response = words[0].equals(VERSION) && text.status() > 0;
    return request || response ? Optional.of(text) : Optional.empty();
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
    String cseq = header("CSeq").orElse("").strip();
    return cseq.substring(cseq.lastIndexOf(' ') + 1);
  }

  /// What is called; empty in a response.
  public String requestUri() {
    String[] words = startLine.split(" +", 3);
    return isRequest() && words.length > 1 ? words[1] : "";
  }

  /// The number of `CSeq`, -1 where it cannot be read.
  public long cseq() {
    String number = header("CSeq").orElse("").strip().split("\\s+", 2)[0];
    return number.matches("\\d{1,10}") ? Long.parseLong(number) : -1;
  }

  public String callId() {
    return header("Call-ID").orElse("");
  }

  public @Nullable String fromTag() {
    return tag("From");
  }

  public @Nullable String toTag() {
    return tag("To");
  }

  private @Nullable String tag(String header) {
    String address = header(header).orElse("");
    return parameter(address.substring(address.lastIndexOf('>') + 1), "tag").orElse(null);
  }

  /// The address of a `From` or `To` header, without name, brackets and parameters of the header.
  public String address(String name) {
    // A quoted name may have brackets of its own
    String value = header(name).orElse("").replaceFirst("^\"(?:[^\"\\\\]|\\\\.)*+\"", "");
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    return open >= 0 && close > open
        ? value.substring(open + 1, close)
        : value.split(";", 2)[0].strip();
  }

  /// The first header of that name, long or compact, in any case.
  public Optional<String> header(String name) {
    return lines(name).stream().findFirst();
  }

  /// All headers of that name, line by line. Headers whose grammar has commas of its own
  /// (`WWW-Authenticate`) are read so.
  public List<String> lines(String name) {
    String key = canonical(name);
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

  /// All lines of one name as the one line they may be written as (§7.3.1).
  public Optional<String> joined(String name) {
    List<String> lines = lines(name);
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
  }

  /// All headers whose name starts with `X-`, by the name they were written with.
  public Map<String, String> extensionHeaders() {
    var found = new LinkedHashMap<String, String>();
    for (Header header : headers) {
      if (header.name.startsWith("x-")) {
        found.putIfAbsent(header.written, header.value);
      }
    }
    return found;
  }

  /// What follows the blank line.
  public String body() {
    return body;
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return COMPACT.getOrDefault(lower, lower);
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
