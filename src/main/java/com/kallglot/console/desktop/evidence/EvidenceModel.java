package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.softphone.SipMessage;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The call that the views of this package show. It is set from outside, again while the call goes
/// on; what was chosen stays chosen. To be used on the JavaFX thread.
public final class EvidenceModel {
  private final Background background;
  private final ObjectProperty<@Nullable Evidence> evidence = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
  private final ObservableList<SipMessage> chosen = FXCollections.observableArrayList();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Integer> sought = new SimpleObjectProperty<>();
  private SettingPlaces places = _ -> Optional.empty();
  private Mending mending = _ -> Optional.empty();
  private boolean working;

  public EvidenceModel(Background background) {
    this.background = background;
    evidence.subscribe(_ -> work());
  }

  /// The call to show; null for none.
  public ObjectProperty<@Nullable Evidence> evidence() {
    return evidence;
  }

  /// One at a time, and then the newest.
  private void work() {
    Evidence wanted = evidence.get();
    if (wanted == null) {
      chosen.clear();
      reading.set(null);
    } else if (!working) {
      working = true;
      background.run(() -> Reading.of(wanted), this::read, this::broken);
    }
  }

  private void read(Reading fresh) {
    working = false;
    Evidence wanted = evidence.get();
    if (wanted == null) {
      return;
    }
    Reading before = reading.get();
    if (before == null && !isOneCall(fresh.evidence(), wanted)) {
      work(); // of a call that nobody looks at any more
      return;
    }
    if (before != null && !isOneCall(before.evidence(), fresh.evidence())) {
      chosen.clear();
    }
    reading.set(fresh);
    if (!fresh.evidence().equals(wanted)) {
      work();
    }
  }

  private static boolean isOneCall(Evidence before, Evidence now) {
    List<SipMessage> one = before.capture().messages();
    List<SipMessage> other = now.capture().messages();
    return one.isEmpty() || (!other.isEmpty() && one.getFirst().equals(other.getFirst()));
  }

  private void broken(Exception bug) {
    working = false;
    throw new IllegalStateException("A call could not be laid out", bug);
  }

  /// What is shown; null before it is worked out.
  public ReadOnlyObjectProperty<@Nullable Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /// The messages that are selected, in the order of the ladder.
  ObservableList<SipMessage> chosen() {
    return chosen;
  }

  /// Selects a message and opens it.
  public void show(SipMessage message) {
    sought.set(null);
    chosen.setAll(List.of(message));
    open.set(true);
  }

  /// The same, at one of its lines.
  ///
  /// @param line counted from 0
  void show(SipMessage message, int line) {
    show(message);
    sought.set(line);
  }

  /// The line that somebody wants to see; null for none.
  ReadOnlyObjectProperty<@Nullable Integer> sought() {
    return sought;
  }

  /// Where the settings of this call are changed. Without this there are no links to them.
  public void leadTo(SettingPlaces settings) {
    places = settings;
  }

  public SettingPlaces places() {
    return places;
  }

  /// What can be set and tried at once. Without this nothing is.
  public void mendBy(Mending mends) {
    mending = mends;
  }

  public Optional<Mending.Mend> mend() {
    Reading shown = reading.get();
    return shown == null ? Optional.empty() : mending.of(shown);
  }

  /// Whether the raw message is open below the ladder.
  public BooleanProperty open() {
    return open;
  }
}
