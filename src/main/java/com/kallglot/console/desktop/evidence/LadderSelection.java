package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.SipMessage;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;

/// Keeps what is selected in the list and what is chosen in the model the same, whichever changes,
/// and while the list changes under both.
final class LadderSelection {
  private static final int ABOVE = 2;

  private final ListView<LadderRow> rows;
  private final ObservableList<SipMessage> chosen;
  private boolean following;

  LadderSelection(ListView<LadderRow> rows, ObservableList<SipMessage> chosen) {
    this.rows = rows;
    this.chosen = chosen;
    rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    rows.getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<LadderRow>) _ -> choose());
  }

  /// Changes only what is not there already: whoever reads up in the list is left alone.
  void take(List<LadderRow> fresh) {
    following = true;
    List<LadderRow> shown = rows.getItems();
    int same = 0;
    while (same < shown.size() && same < fresh.size() && shown.get(same).equals(fresh.get(same))) {
      same++;
    }
    if (same == 0) {
      rows.getItems().setAll(fresh);
    } else {
      rows.getItems().remove(same, shown.size());
      rows.getItems().addAll(fresh.subList(same, fresh.size()));
    }
    following = false;
    select();
  }

  private List<Integer> selected() {
    return rows.getSelectionModel().getSelectedIndices().stream()
        .filter(index -> index >= 0 && index < rows.getItems().size())
        .sorted()
        .toList();
  }

  /// Of more than two messages the first and the last.
  private void choose() {
    if (following) {
      return;
    }
    List<SipMessage> all = new ArrayList<>();
    selected().forEach(index -> rows.getItems().get(index).message().ifPresent(all::add));
    List<SipMessage> two = all.size() > 2 ? List.of(all.getFirst(), all.getLast()) : all;
    if (!chosen.equals(two)) {
      following = true;
      chosen.setAll(two);
      following = false;
    }
  }

  /// What was chosen elsewhere, or before the list changed.
  void select() {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < rows.getItems().size() && wanted.size() < chosen.size(); i++) {
      if (rows.getItems().get(i).message().filter(chosen::contains).isPresent()) {
        wanted.add(i);
      }
    }
    if (following || selected().equals(wanted)) {
      return;
    }
    following = true;
    rows.getSelectionModel().clearSelection();
    wanted.forEach(rows.getSelectionModel()::select);
    if (!wanted.isEmpty()) {
      rows.scrollTo(Math.max(0, wanted.getFirst() - ABOVE));
    }
    following = false;
  }
}
