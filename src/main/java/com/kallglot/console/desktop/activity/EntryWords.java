package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.trace.journal.Entry;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// An entry in the words of the table.
final class EntryWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private final Messages messages;

  EntryWords(Messages messages) {
    this.messages = messages;
  }

  String time(Entry entry) {
    return TIME.format(entry.at().atZone(ZoneId.systemDefault()));
  }

  String kind(Entry entry) {
    return messages.of("activity.kind", entry.kind());
  }

  String result(Entry entry) {
    return switch (entry) {
      case Entry.Api api when api.status() == 0 -> messages.get("activity.no_answer");
      case Entry.Api api when api.failure() != null ->
          messages.get("activity.unusable", api.status());
      case Entry.Api api -> (api.status() + " " + api.reason()).strip();
      case Entry.Sip sip -> messages.get("activity." + sip.direction(), sip.over());
      case Entry.Stream _ -> messages.of("activity.tone", entry.tone());
    };
  }

  /// All that is known of it besides its text, in one line.
  String line(Entry entry) {
    String more =
        switch (entry) {
          case Entry.Api api -> milliseconds(api.took());
          case Entry.Sip sip -> messages.get("activity.remote." + sip.direction(), sip.remote());
          case Entry.Stream stream -> stream.id();
        };
    return time(entry) + " · " + result(entry) + " · " + more;
  }

  /// Empty for what has no length.
  String took(Entry entry) {
    return entry instanceof Entry.Api api ? milliseconds(api.took()) : "";
  }

  private String milliseconds(Duration took) {
    return messages.get("activity.ms", took.toMillis());
  }

  static String icon(Entry entry) {
    return switch (entry.tone()) {
      case PLAIN -> entry instanceof Entry.Sip ? "fth-message-square" : "fth-minus";
      case FINE -> "fth-check";
      case REFUSED -> "fth-slash";
      case FAILED -> "fth-x";
    };
  }

  static String style(Entry entry) {
    return switch (entry.tone()) {
      case PLAIN -> "muted";
      case FINE -> "ok";
      case REFUSED -> "warn";
      case FAILED -> "bad";
    };
  }
}
