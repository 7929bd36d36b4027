package com.kallglot.console.trace.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a medium says of its RTCP: on the port of its RTP (`a=rtcp-mux`, RFC 5761) or on which
/// other (`a=rtcp`, RFC 3605; the next one where nothing is said), and what more it has.
///
/// @param mux null where RTP and RTCP are to be apart
/// @param port where it is named; null where it is the next one
/// @param more reduced size (RFC 5506), feedback (RFC 4585) and extended reports (RFC 3611), as far
///   as they are there
record Rtcp(@Nullable SdpLine mux, @Nullable SdpLine port, int number, List<String> more) {
  private static final String MUX = "a=rtcp-mux";
  private static final String PORT = "a=rtcp:";
  private static final String REDUCED = "a=rtcp-rsize";
  private static final String FEEDBACK = "a=rtcp-fb:";
  private static final String EXTENDED = "a=rtcp-xr";

  Rtcp {
    more = List.copyOf(more);
  }

  /// Empty of a medium that is no RTP, and of one that is taken away.
  static Optional<Rtcp> of(Medium medium) {
    if (!medium.protocol().contains("RTP/") || medium.port() == 0) {
      return Optional.empty();
    }
    List<SdpLine> lines =
        Stream.concat(medium.lines().stream(), medium.session().stream()).toList();
    SdpLine named = first(medium.lines(), PORT);
    String told = named == null ? "" : named.after(PORT).split("\\s+", 2)[0];
    return Optional.of(
        new Rtcp(
            first(medium.lines(), MUX),
            named,
            told.matches("\\d{1,5}") ? Integer.parseInt(told) : medium.port() + 1,
            more(lines)));
  }

  private static @Nullable SdpLine first(List<SdpLine> lines, String prefix) {
    return lines.stream().filter(line -> line.is(prefix)).findFirst().orElse(null);
  }

  private static List<String> more(List<SdpLine> lines) {
    var more = new ArrayList<String>();
    if (first(lines, REDUCED) != null) {
      more.add("rtcp-rsize");
    }
    // a=rtcp-fb:96 nack pli
    lines.stream()
        .filter(line -> line.is(FEEDBACK))
        .map(line -> line.after(FEEDBACK).split("\\s+", 2))
        .filter(words -> words.length > 1)
        .map(words -> words[1].strip())
        .distinct()
        .forEach(more::add);
    if (first(lines, EXTENDED) != null) {
      more.add("XR");
    }
    return more;
  }

  /// `rtcp-mux, nack`, `port 4001, XR`.
  String words() {
    var all = new ArrayList<String>();
    all.add(mux == null ? "port " + number : "rtcp-mux");
    all.addAll(more);
    return String.join(", ", all);
  }

  /// The line by which it is where it is; null where that is the default.
  @Nullable SdpLine line() {
    return mux == null ? port : mux;
  }
}
