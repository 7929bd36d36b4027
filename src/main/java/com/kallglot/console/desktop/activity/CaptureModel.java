package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.trace.foreign.ForeignCalls;
import com.kallglot.console.trace.foreign.ForeignCapture;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Opens a capture in the background and shows one of its calls. To be used on the JavaFX thread.
public final class CaptureModel {
  private static final int STEPS = 100;

  private final Background background;
  private final EvidenceModel evidence;
  private final ReadOnlyObjectWrapper<CaptureState> state =
      new ReadOnlyObjectWrapper<>(new CaptureState.None());
  private final ObjectProperty<@Nullable CaptureRow> chosen = new SimpleObjectProperty<>();
  private @Nullable Cancellable<CaptureState.Open> reading;

  public CaptureModel(Background background) {
    this.background = background;
    this.evidence = new EvidenceModel(background);
    chosen.subscribe(row -> evidence.evidence().set(row == null ? null : of(row)));
  }

  private static Evidence of(CaptureRow row) {
    return Evidence.ofCaller(row.call(), row.cause());
  }

  ReadOnlyObjectProperty<CaptureState> state() {
    return state.getReadOnlyProperty();
  }

  /// The call that is shown.
  ObjectProperty<@Nullable CaptureRow> chosen() {
    return chosen;
  }

  EvidenceModel evidence() {
    return evidence;
  }

  /// Another one that is being read is given up.
  public void open(Path file) {
    cancel();
    var begun = new CaptureState.Reading(file);
    var work = new Cancellable<>(() -> read(begun));
    reading = work;
    state.set(begun);
    background.run(
        work,
        open -> {
          if (state.get().equals(begun)) {
            state.set(open);
            chosen.set(open.rows().isEmpty() ? null : open.rows().getFirst());
          }
        },
        problem -> failed(begun, problem));
  }

  private CaptureState.Open read(CaptureState.Reading begun) throws CaptureException {
    var told = new AtomicInteger();
    ForeignCalls calls =
        ForeignCapture.read(
            begun.file(),
            part -> {
              int step = (int) (part * STEPS);
              if (told.getAndSet(step) != step) {
                background.onScreen(() -> begun.at(part));
              }
            });
    return new CaptureState.Open(
        begun.file(),
        CaptureRow.of(calls),
        calls.begunBefore(),
        calls.cutOffMessages(),
        calls.extent());
  }

  private void failed(CaptureState.Reading begun, Exception problem) {
    if (!state.get().equals(begun)) {
      return; // given up, or another one was opened
    }
    switch (problem) {
      case CaptureException.GivenUp _, CancellationException _ -> close();
      case CaptureException broken -> state.set(new CaptureState.Broken(begun.file(), broken));
      default -> throw new IllegalStateException("A capture could not be explained", problem);
    }
  }

  void cancel() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    if (state.get() instanceof CaptureState.Reading) {
      close();
    }
  }

  /// Back to what this console exchanged itself.
  void close() {
    chosen.set(null);
    state.set(new CaptureState.None());
  }
}
