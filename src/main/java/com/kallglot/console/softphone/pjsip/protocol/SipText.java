package com.kallglot.console.softphone.pjsip.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SIP message read from its text (RFC 3261 §7): as much of it as following a call needs. Headers
/// are found whatever their case, folded or in compact form.
public final class SipText {
  private static final Map<String, String> COMPACT =
      Map.of(
          "i", "call-id",
          "f", "from",
          "t", "to",
          "v", "via",
          "m", "contact",
          "c", "content-type",
          "l", "content-length",
          "s", "subject",
          "k", "supported");

  private record Header(String name, String value) {}

  private final String[] startLine;
  private final List<Header> headers;
  private final String body;

  private SipText(String[] startLine, List<Header> headers, String body) {
    this.startLine = startLine;
    this.headers = headers;
    this.body = body;
  }

  /// Empty where `text` does not begin with a request or status line.
  public static Optional<SipText> parse(String text) {
    String unified = text.replace("\r\n", "\n").stripLeading();
    int end = unified.indexOf("\n\n");
    String head = end < 0 ? unified : unified.substring(0, end);
    String body = end < 0 ? "" : unified.substring(end + 2);
    List<String> lines = unfold(head);
    String[] start = lines.getFirst().split(" ", 3);
    boolean response = start[0].startsWith("SIP/") && start.length >= 2 && isStatus(start[1]);
    boolean request = start.length == 3 && start[2].startsWith("SIP/");
    if (!response && !request) {
      return Optional.empty();
    }
    var headers = new ArrayList<Header>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(
            new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
    }
    return Optional.of(new SipText(start, headers, body));
  }

  private static boolean isStatus(String word) {
    return word.length() == 3 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<String> unfold(String head) {
    var lines = new ArrayList<String>();
    for (String line : head.split("\n", -1)) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && lines.size() > 1) {
        lines.add(lines.removeLast() + " " + line.strip());
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  public boolean isRequest() {
    return !startLine[0].startsWith("SIP/");
  }

  /// The method of the request, or of the request that this response answers.
  public String method() {
    if (isRequest()) {
      return startLine[0];
    }
    String[] cseq = cseqParts();
    return cseq.length > 1 ? cseq[1] : "";
  }

  /// What is called; empty in a response.
  public String requestUri() {
    return isRequest() ? startLine[1] : "";
  }

  /// The status of a response, 0 of a request.
  public int code() {
    return isRequest() ? 0 : Integer.parseInt(startLine[1]);
  }

  public String reason() {
    return isRequest() || startLine.length < 3 ? "" : startLine[2].strip();
  }

  /// The number of `CSeq`, -1 where it is missing.
  public long cseq() {
    String number = cseqParts()[0];
    return !number.isEmpty()
            && number.length() <= 10
            && number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(number)
        : -1;
  }

  private String[] cseqParts() {
    String cseq = header("CSeq");
    return (cseq == null ? "" : cseq).strip().split("\\s+", -1);
  }

  public String callId() {
    String id = header("Call-ID");
    return id == null ? "" : id;
  }

  public @Nullable String fromTag() {
    return tag(header("From"));
  }

  public @Nullable String toTag() {
    return tag(header("To"));
  }

  private static @Nullable String tag(@Nullable String address) {
    if (address == null) {
      return null;
    }
    String parameters = address.substring(address.lastIndexOf('>') + 1);
    for (String parameter : parameters.split(";", -1)) {
      String[] pair = parameter.strip().split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("tag")) {
        return pair[1].strip();
      }
    }
    return null;
  }

  /// The first header of that name.
  public @Nullable String header(String name) {
    String wanted = canonical(name);
    for (Header header : headers) {
      if (canonical(header.name()).equals(wanted)) {
        return header.value();
      }
    }
    return null;
  }

  /// The address of a `From` or `To` header, without name, brackets and parameters of the header.
  public String address(String headerName) {
    String value = header(headerName);
    if (value == null) {
      return "";
    }
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    return open >= 0 && close > open
        ? value.substring(open + 1, close)
        : value.split(";", 2)[0].strip();
  }

  /// All headers whose name starts with `X-`, by the name they were written with.
  public Map<String, String> extensionHeaders() {
    var found = new LinkedHashMap<String, String>();
    for (Header header : headers) {
      if (header.name().regionMatches(true, 0, "X-", 0, 2)) {
        found.putIfAbsent(header.name(), header.value());
      }
    }
    return found;
  }

  public String body() {
    return body;
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return COMPACT.getOrDefault(lower, lower);
  }
}
