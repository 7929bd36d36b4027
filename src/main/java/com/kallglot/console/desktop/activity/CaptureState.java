package com.kallglot.console.desktop.activity;

import com.kallglot.console.trace.foreign.frame.CaptureException;
import com.kallglot.console.trace.foreign.frame.Extent;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// A capture that was made elsewhere, as far as it is opened.
sealed interface CaptureState {
  /// None is.
  record None() implements CaptureState {}

  /// It is being read; not equal to another one.
  final class Reading implements CaptureState {
    private final Path file;
    private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper();

    Reading(Path file) {
      this.file = file;
    }

    Path file() {
      return file;
    }

    void at(double done) {
      part.set(done);
    }

    /// How much is read, from 0 to 1.
    ReadOnlyDoubleProperty part() {
      return part.getReadOnlyProperty();
    }
  }

  /// @param begunBefore calls that were up when the capture began and have no INVITE in it
  /// @param cutOffMessages messages of SIP of which it has the beginning only
  /// @param extent how far the file could be read
  record Open(
      Path file, List<CaptureRow> rows, long begunBefore, long cutOffMessages, Extent extent)
      implements CaptureState {
    public Open {
      rows = List.copyOf(rows);
    }
  }

  /// It cannot be read.
  record Broken(Path file, CaptureException problem) implements CaptureState {}
}
