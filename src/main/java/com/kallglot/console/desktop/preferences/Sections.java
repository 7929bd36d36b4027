package com.kallglot.console.desktop.preferences;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which part of the Settings page is looked at; outlasts its views.
public final class Sections {
  private final ReadOnlyObjectWrapper<Section> shown =
      new ReadOnlyObjectWrapper<>(Section.PROFILES);

  /// In the order of their buttons.
  public enum Section {
    PROFILES,
    NETWORK,
    LOOKS,
    KEYS
  }

  public void open(Section section) {
    shown.set(section);
  }

  ReadOnlyObjectProperty<Section> shown() {
    return shown.getReadOnlyProperty();
  }
}
