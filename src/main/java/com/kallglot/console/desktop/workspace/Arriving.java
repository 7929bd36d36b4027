package com.kallglot.console.desktop.workspace;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The numbers of a first reading as they come.
final class Arriving {
  private final ObservableList<PhoneNumber> numbers = FXCollections.observableArrayList();

  /// Held here: a view that nobody holds is forgotten with whoever listens to it.
  private final ObservableList<PhoneNumber> toSee =
      FXCollections.unmodifiableObservableList(numbers);

  /// While nothing else is there to look at.
  void add(List<PhoneNumber> page, @Nullable TelephonyConfiguration shown) {
    if (shown == null) {
      numbers.addAll(page);
    }
  }

  void clear() {
    numbers.clear();
  }

  ObservableList<PhoneNumber> toSee() {
    return toSee;
  }
}
