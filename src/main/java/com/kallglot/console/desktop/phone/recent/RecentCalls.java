package com.kallglot.console.desktop.phone.recent;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Turns;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.phone.CallLog;
import com.kallglot.console.phone.LoggedCall;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneListener;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The calls that are remembered, the newest first. Lives with the window.
public final class RecentCalls {
  private final CallLog log;

  /// What is read before calls are forgotten is not shown after it.
  private final Turns turns;

  private final Notices notices;
  private final Supplier<Messages> words;
  private final ObservableList<LoggedCall> calls = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(Reading.UNREAD);

  /// How far the reading is.
  public enum Reading {
    UNREAD,
    READ,
    FAILED
  }

  public RecentCalls(
      CallLog log, Phone phone, Background background, Notices notices, Supplier<Messages> words) {
    this.log = log;
    this.turns = new Turns(background);
    this.notices = notices;
    this.words = words;
    phone.listen(
        new PhoneListener() {
          @Override
          public void noted() {
            background.onScreen(RecentCalls.this::readAgain);
          }
        });
  }

  /// Reads them; the first time when somebody looks.
  void read() {
    turns.run(log::all, this::show, _ -> reading.set(Reading.FAILED));
  }

  private void readAgain() {
    if (reading.get() != Reading.UNREAD) {
      read();
    }
  }

  private void show(List<LoggedCall> read) {
    reading.set(Reading.READ);
    calls.setAll(read);
  }

  /// Forgets all, and offers to take that back.
  void clear() {
    turns.run(
        log::clear,
        before -> {
          calls.clear();
          notices.tellHere(words.get().get("phone.recent.cleared"), () -> restore(before));
        },
        problem -> failed("phone.recent.not_cleared", problem));
  }

  private void restore(List<LoggedCall> before) {
    turns.run(
        () -> {
          log.restore(before);
          return log.all();
        },
        this::show,
        problem -> failed("phone.recent.not_cleared", problem));
  }

  private void failed(String key, Exception problem) {
    notices.tell(words.get().get(key, String.valueOf(problem.getMessage())));
  }

  ObservableList<LoggedCall> calls() {
    return calls;
  }

  ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }
}
