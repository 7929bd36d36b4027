package com.kallglot.console.report;

import com.kallglot.console.trace.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was exchanged, as JSON lines: one document for each entry, in the order of their moments.
/// What is in a journal is masked, and so is this.
public final class ActivityLines {
  private ActivityLines() {}

  /// @param status of HTTP or SIP; null where there is none
  /// @param tookMs null for what has no length
  /// @param direction `sent` or `received`; null for what is both or neither
  private record Line(
      Instant at,
      Entry.Kind kind,
      String what,
      @Nullable Integer status,
      @Nullable Long tookMs,
      @Nullable String direction,
      @Nullable String remote,
      @Nullable String id,
      @Nullable String failure,
      String detail,
      @Nullable String curl) {}

  /// The whole with a line end after each; empty for nothing.
  public static String of(List<Entry> entries) {
    return entries.stream()
        .map(entry -> ReportJson.line(line(entry)) + "\n")
        .collect(Collectors.joining());
  }

  private static Line line(Entry entry) {
    String id = entry.id().isEmpty() ? null : entry.id();
    return switch (entry) {
      case Entry.Api api ->
          new Line(
              api.at(),
              api.kind(),
              api.what(),
              status(api.status()),
              api.took().toMillis(),
              null,
              null,
              id,
              api.failure(),
              api.detail(),
              api.curl());
      case Entry.Sip sip ->
          new Line(
              sip.at(),
              sip.kind(),
              sip.what(),
              status(sip.status()),
              null,
              sip.direction(),
              sip.remote() + "/" + sip.over(),
              id,
              null,
              sip.detail(),
              null);
      case Entry.Stream stream ->
          new Line(
              stream.at(),
              stream.kind(),
              stream.what(),
              null,
              null,
              null,
              null,
              id,
              null,
              stream.detail(),
              null);
    };
  }

  private static @Nullable Integer status(int status) {
    return status == 0 ? null : status;
  }
}
