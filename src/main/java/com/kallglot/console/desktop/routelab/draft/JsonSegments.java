package com.kallglot.console.desktop.routelab.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of JSON in coloured pieces. Knows no more of JSON than colours need, so that half-typed
/// text has colours too.
final class JsonSegments {
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?(\\s*:)?");

  private JsonSegments() {}

  /// A piece and the style class of its colour.
  record Segment(String text, String style) {}

  static List<Segment> of(String line) {
    List<Segment> segments = new ArrayList<>();
    Matcher strings = STRING.matcher(line);
    int done = 0;
    while (strings.find()) {
      add(segments, line.substring(done, strings.start()), "json-plain");
      boolean name = strings.group(1) != null;
      int end = name ? strings.start(1) : strings.end();
      add(segments, line.substring(strings.start(), end), name ? "json-name" : "json-string");
      add(segments, line.substring(end, strings.end()), "json-plain");
      done = strings.end();
    }
    add(segments, line.substring(done), "json-plain");
    return segments;
  }

  private static void add(List<Segment> segments, String text, String style) {
    if (!text.isEmpty()) {
      segments.add(new Segment(text, style));
    }
  }
}
