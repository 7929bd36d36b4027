package com.kallglot.console.desktop.activity;

import com.kallglot.console.trace.journal.Entry;
import java.util.Locale;

/// An entry with what it is searched by.
///
/// @param lower all its text in lower case, made where nobody waits for it
record Row(Entry entry, String lower) {
  static Row of(Entry entry) {
    String all = entry.what() + "\n" + entry.id() + "\n" + entry.detail();
    return new Row(entry, all.toLowerCase(Locale.ROOT));
  }
}
