package com.kallglot.console.wire;

import java.util.List;

/// One page of a list, newest first; the next starts after the last element's id.
public record Page<T>(String object, List<T> data, boolean hasMore) {
  public Page {
    data = List.copyOf(data);
  }

  /// A page that says of itself that it is a list.
  public static <T> Page<T> of(List<T> data, boolean hasMore) {
    return new Page<>("list", data, hasMore);
  }
}
