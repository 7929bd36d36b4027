package com.kallglot.console.desktop.sessions;

import java.util.IdentityHashMap;
import java.util.List;

/// Which rows somebody can see. A row that moves appears in its new cell before it disappears from
/// its old one, or after: it is there as long as any cell shows it.
final class RowsOnScreen {
  private final IdentityHashMap<SessionRow, Integer> cells = new IdentityHashMap<>();

  void appeared(SessionRow row) {
    var _ = cells.merge(row, 1, Integer::sum);
  }

  void disappeared(SessionRow row) {
    var _ = cells.computeIfPresent(row, (_, shown) -> shown == 1 ? null : shown - 1);
  }

  List<SessionRow> rows() {
    return List.copyOf(cells.keySet());
  }

  void clear() {
    cells.clear();
  }
}
