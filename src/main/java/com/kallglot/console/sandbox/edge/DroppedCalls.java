package com.kallglot.console.sandbox.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/// The latest calls that get no response: their retransmissions are not asked about again.
final class DroppedCalls {
  private static final int REMEMBERED = 1000;

  private final Map<String, Boolean> callIds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void add(String callId) {
    callIds.put(callId, Boolean.TRUE);
  }

  synchronized boolean contains(String callId) {
    return callIds.containsKey(callId);
  }
}
