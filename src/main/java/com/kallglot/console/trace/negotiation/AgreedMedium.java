package com.kallglot.console.trace.negotiation;

import com.kallglot.console.trace.negotiation.Point.Topic;
import java.util.List;

/// One medium as it was offered beside what was answered.
///
/// @param kind `audio`
public record AgreedMedium(String kind, List<Point> points) {
  public AgreedMedium {
    points = List.copyOf(points);
  }

  /// The points of one topic, in the order of the offer.
  public List<Point> of(Topic topic) {
    return points.stream().filter(point -> point.topic() == topic).toList();
  }
}
