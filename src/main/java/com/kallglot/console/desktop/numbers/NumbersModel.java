package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.shell.Count;
import com.kallglot.console.desktop.shell.Navigation;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What the parts of the page share: the numbers as far as they have come, the one that is looked
/// at, what is open below the table, and what failed last.
public final class NumbersModel {
  private final Workspace workspace;
  private final Navigation navigation;
  private final Supplier<Messages> messages;
  private final ObservableList<PhoneNumber> numbers = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable PhoneNumber> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Below> below = new ReadOnlyObjectWrapper<>(Below.NOTHING);
  private final ReadOnlyObjectWrapper<@Nullable Failed> failed = new ReadOnlyObjectWrapper<>();
  private final Map<String, StringProperty> typed = new HashMap<>();
  private @Nullable String selectedId;
  private boolean exchanging;

  /// What is open below the table.
  public enum Below {
    NOTHING,
    BUYING,
    WRITING_DOWN
  }

  /// Something that was tried on the page and did not go well.
  ///
  /// @param repeats tries it again; null where that makes no sense
  public record Failed(String attempted, Failure failure, @Nullable Runnable repeats) {}

  public NumbersModel(Workspace workspace, Navigation navigation, Supplier<Messages> messages) {
    this.workspace = workspace;
    this.navigation = navigation;
    this.messages = messages;
    workspace.arriving().addListener((ListChangeListener<PhoneNumber>) this::arrived);
    workspace.configuration().subscribe(this::read);
    workspace
        .entry()
        .subscribe(_ -> {
          open(Below.NOTHING);
          failed.set(null);
          typed.values().forEach(text -> text.set(""));
        });
  }

  /// What stands in a field of the forms below the table: it outlives the field, which is made anew
  /// when the language changes.
  public StringProperty typed(String field) {
    return typed.computeIfAbsent(field, _ -> new SimpleStringProperty(""));
  }

  private void arrived(ListChangeListener.Change<? extends PhoneNumber> change) {
    if (workspace.configuration().get() != null) {
      return; // the whole is there
    }
    exchanging = true;
    if (change.getList().isEmpty()) {
      numbers.clear();
    } else {
      numbers.addAll(change.getList().subList(numbers.size(), change.getList().size()));
    }
    exchanging = false;
    follow();
  }

  private void read(@Nullable TelephonyConfiguration configuration) {
    List<PhoneNumber> all = configuration == null ? List.of() : configuration.numbers();
    if (!numbers.equals(all)) {
      exchanging = true;
      numbers.setAll(all);
      exchanging = false;
    }
    follow();
    int suspended = (int) all.stream().filter(Show.SUSPENDED::shows).count();
    navigation.count(
        Page.NUMBERS,
        new Count(
            suspended, Count.Tone.WARN, messages.get().get("numbers.count.suspended", suspended)));
  }

  /// The number that is looked at, as it is now.
  private void follow() {
    selected.set(
        numbers.stream().filter(number -> number.id().equals(selectedId)).findFirst().orElse(null));
  }

  /// Whether rows are being exchanged: what a table loses of its selection by that, nobody chose.
  boolean isExchanging() {
    return exchanging;
  }

  void select(@Nullable PhoneNumber number) {
    selectedId = number == null ? null : number.id();
    selected.set(number);
  }

  /// Looks at the number of that id once it is there.
  public void select(String id) {
    selectedId = id;
    follow();
  }

  public void open(Below wanted) {
    below.set(wanted);
  }

  /// Tells the page of a failure.
  public void fail(String attempted, Failure failure, @Nullable Runnable repeats) {
    failed.set(new Failed(attempted, failure, repeats));
  }

  /// Something is tried anew: what failed before is not what matters any more.
  public void begin() {
    failed.set(null);
  }

  public ObservableList<PhoneNumber> numbers() {
    return FXCollections.unmodifiableObservableList(numbers);
  }

  public ReadOnlyObjectProperty<@Nullable PhoneNumber> selected() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Below> below() {
    return below.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable Failed> failed() {
    return failed.getReadOnlyProperty();
  }
}
