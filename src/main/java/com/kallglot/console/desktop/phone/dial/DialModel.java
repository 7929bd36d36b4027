package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.phone.dialling.DialHistory;
import com.kallglot.console.phone.dialling.DialHistory.Dialled;
import com.kallglot.console.phone.dialling.DialReading;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.phone.dialling.Dialling;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is typed to be called, how it is read, whom was called before. Lives with the window;
/// places no call: it tells whoever does.
public final class DialModel {
  private final AccountsModel accounts;
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> words;
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper fills = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<DialReading> reading =
      new ReadOnlyObjectWrapper<>(new DialReading.Nothing());
  private final ObjectProperty<Use> use = new SimpleObjectProperty<>(Use.FREE);
  private final ObservableList<Dialled> history = FXCollections.observableArrayList();
  private Caller caller = (_, _, _) -> {};
  private Consumer<String> keyed = _ -> {};

  /// Who places calls.
  public interface Caller {
    /// @param placed told when it is; never where it is not, and what was typed stays
    void call(PhoneAccount from, Target target, Runnable placed);
  }

  /// What the keys do, and whether somebody can be called.
  public enum Use {
    /// Keys write into the field, and it can be called.
    FREE,
    /// A call is being placed: nobody else is called before it is.
    PLACING,
    /// A call is up: keys send its digits, and somebody else can be called.
    IN_CALL
  }

  public DialModel(
      AccountsModel accounts,
      Services services,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> words) {
    this.accounts = accounts;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.words = words;
    typed.subscribe(_ -> read());
    accounts.chosen().subscribe(_ -> read());
    workspace.entry().subscribe(_ -> leave());
    workspace.opened().subscribe(opened -> readHistory(opened));
  }

  private void leave() {
    typed.set("");
    history.clear();
  }

  private void read() {
    PhoneAccount from = accounts.chosen().get();
    reading.set(from == null ? new DialReading.Nothing() : Dialling.read(typed.get(), from.plan()));
  }

  private void readHistory(Workspace.@Nullable Opened opened) {
    if (opened == null) {
      return;
    }
    DialHistory file = services.dialHistory(opened.profile());
    background.run(
        file::read,
        read -> {
          if (opened.equals(workspace.opened().get())) {
            history.setAll(read);
          }
        },
        problem -> tell("dial.history.unread", problem));
  }

  /// What a wish to call is handed to: the account it is called from, and whom.
  public void onCall(Caller told) {
    caller = told;
  }

  /// What keys are handed to while a call is up.
  public void onKey(Consumer<String> told) {
    keyed = told;
  }

  /// What is to be read from the state of calls; set by whoever owns them.
  public ObjectProperty<Use> use() {
    return use;
  }

  /// Writes an address into the field, and dials nobody.
  public void fill(String address) {
    typed.set(address);
    fills.set(fills.get() + 1);
  }

  /// Calls what is typed, where it can be called.
  public void call() {
    PhoneAccount from = accounts.chosen().get();
    if (from != null && use.get() != Use.PLACING && reading.get() instanceof Target target) {
      String asked = typed.get();
      caller.call(from, target, () -> placed(target, from, asked));
    }
  }

  private void placed(Target target, PhoneAccount from, String asked) {
    keep(target, from);
    if (typed.get().equals(asked)) {
      typed.set("");
    }
  }

  private void keep(Target target, PhoneAccount from) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    DialHistory file = services.dialHistory(opened.profile());
    background.keep(
        () -> file.add(target, from.id()),
        all -> {
          if (opened.equals(workspace.opened().get())) {
            history.setAll(all);
          }
        },
        problem -> tell("dial.history.not_kept", problem));
  }

  private void tell(String key, Exception problem) {
    notices.tell(words.get().get(key, String.valueOf(problem.getMessage())));
  }

  /// A key of the keypad: a digit of the call that is up, or else typed.
  void key(String key) {
    if (use.get() == Use.IN_CALL) {
      keyed.accept(key);
    } else {
      typed.set(typed.get() + key);
      fills.set(fills.get() + 1);
    }
  }

  /// Whether there can be the plus that a number begins with: it is no digit of a call.
  boolean takesPlus() {
    return use.get() != Use.IN_CALL;
  }

  public StringProperty typed() {
    return typed;
  }

  /// How what is typed is read by the account that is chosen.
  public ReadOnlyObjectProperty<DialReading> reading() {
    return reading.getReadOnlyProperty();
  }

  /// Grows each time the field is filled from elsewhere.
  ReadOnlyIntegerProperty fills() {
    return fills.getReadOnlyProperty();
  }

  /// Whom was called, newest first.
  public ObservableList<Dialled> history() {
    return history;
  }
}
