package com.kallglot.console.organization.impairment;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The sequence numbers that a seed loses, as published, beside those that did not come in a call.
///
/// @param packets of the call that are compared
/// @param published in order
/// @param missing in order
public record Comparison(int packets, List<Integer> published, List<Integer> missing) {
  public Comparison {
    published = List.copyOf(published);
    missing = List.copyOf(missing);
  }

  /// Whether they are exactly the same, number by number.
  public boolean isEqual() {
    return published.equals(missing);
  }

  /// One number in one or both lists.
  public record Row(int number, boolean isPublished, boolean isMissing) {}

  /// Every number of either list, once, in the order of the call.
  public List<Row> rows() {
    int first =
        published.isEmpty() ? (missing.isEmpty() ? 0 : missing.getFirst()) : published.getFirst();
    var announced = new HashSet<>(published);
    var absent = new HashSet<>(missing);
    return Stream.concat(published.stream(), missing.stream())
        .distinct()
        .sorted((one, other) -> Short.compare((short) (one - first), (short) (other - first)))
        .map(number -> new Row(number, announced.contains(number), absent.contains(number)))
        .toList();
  }
}
