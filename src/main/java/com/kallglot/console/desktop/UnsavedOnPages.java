package com.kallglot.console.desktop;

import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.sip.SipDrafts;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/// Marks in the rail the pages on which something typed waits to be saved.
final class UnsavedOnPages {
  private final UnsavedWork unsaved;
  private final Workspace workspace;
  private final Navigation navigation;

  private UnsavedOnPages(UnsavedWork unsaved, Workspace workspace, Navigation navigation) {
    this.unsaved = unsaved;
    this.workspace = workspace;
    this.navigation = navigation;
  }

  /// Keeps the marks from now on, as long as the window has these.
  static void mark(UnsavedWork unsaved, Workspace workspace, Navigation navigation) {
    var pages = new UnsavedOnPages(unsaved, workspace, navigation);
    InvalidationListener again = (Observable _) -> pages.show();
    unsaved.edits().addListener(again);
    workspace.configuration().addListener(again);
  }

  private void show() {
    Set<Page> marked = EnumSet.noneOf(Page.class);
    unsaved.edits().keySet().forEach(object -> marked.addAll(pagesOf(object)));
    navigation.unsaved(marked);
  }

  /// None of what is not there any more.
  private Set<Page> pagesOf(String object) {
    TelephonyConfiguration now = workspace.configuration().get();
    if (object.equals(SipDrafts.OBJECT)) {
      return EnumSet.of(Page.SIP);
    }
    if (now == null) {
      return EnumSet.noneOf(Page.class);
    }
    if (now.numbers().stream().anyMatch(number -> number.id().equals(object))) {
      return EnumSet.of(Page.NUMBERS);
    }
    return now.connections().stream().anyMatch(connection -> connection.id().equals(object))
        ? EnumSet.of(Page.CONNECTIONS)
        : EnumSet.noneOf(Page.class);
  }
}
