package com.kallglot.console.organization.impairment;

import java.util.List;

/// What a seed loses, as the sandbox publishes it before any call is made.
///
/// @param first sequence number of the first packet from the far end
/// @param dropped sequence numbers of those that are lost, in order
public record Losses(int first, List<Integer> dropped) {
  public Losses {
    dropped = List.copyOf(dropped);
  }
}
