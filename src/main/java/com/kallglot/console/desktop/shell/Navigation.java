package com.kallglot.console.desktop.shell;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;

/// Which page is looked at, and which of the others want to be.
public final class Navigation {
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.OVERVIEW);
  private final ObservableMap<Page, Count> counts = FXCollections.observableHashMap();
  private final ObservableSet<Page> unsaved = FXCollections.observableSet();

  public void open(Page chosen) {
    page.set(chosen);
  }

  public ReadOnlyObjectProperty<Page> page() {
    return page.getReadOnlyProperty();
  }

  /// Shows a count in the rail; none where it is zero.
  public void count(Page of, Count count) {
    if (count.number() == 0) {
      counts.remove(of);
    } else {
      counts.put(of, count);
    }
  }

  ObservableMap<Page, Count> counts() {
    return counts;
  }

  /// Marks these pages, and no others, as holding what is not saved.
  public void unsaved(Set<Page> pages) {
    unsaved.retainAll(pages);
    unsaved.addAll(pages);
  }

  ObservableSet<Page> unsaved() {
    return unsaved;
  }

  /// Where keys and profiles are changed, and the window's own ways.
  public Optional<Page> settings() {
    return Optional.of(Page.SETTINGS);
  }
}
