package com.kallglot.console.phone;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.phone.LoggedCall.Result;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The calls of this computer's phone, one line of JSON when a call begins and one when it is over,
/// so that a program that is killed has left the call that it was in. A line that it left half is
/// passed over, and of very many calls the oldest are forgotten. For any number of threads and
/// processes.
public final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  /// The newest that stay when there are too many.
  static final int REMEMBERED = 500;

  /// Bytes, some two thousand calls.
  static final long LARGEST = 1 << 20;

  private final KeptFile file;

  public CallLog(Folders folders) {
    this(folders.data().resolve("phone").resolve("calls.jsonl"));
  }

  CallLog(Path path) {
    this.file = new KeptFile(path);
  }

  /// The newest first.
  public List<LoggedCall> all() throws SettingsException {
    Map<String, LoggedCall> calls = new LinkedHashMap<>();
    file.read()
        .ifPresent(text ->
            text.lines()
                .map(CallLog::parse)
                .flatMap(Optional::stream)
                .forEach(call -> calls.merge(key(call), call, CallLog::better)));
    return new ArrayList<>(calls.values()).reversed();
  }

  /// Both ends of a call of one own account to another have its Call-ID.
  private static String key(LoggedCall call) {
    return call.direction() + " " + call.id();
  }

  private static LoggedCall better(LoggedCall earlier, LoggedCall later) {
    return earlier.isFinished() ? earlier : later;
  }

  void note(LoggedCall call) {
    try {
      file.locked(() -> {
        file.appendLine(json(call).toString());
        if (file.size() > LARGEST) {
          trim();
        }
        return call;
      });
    } catch (SettingsException e) {
      LOG.warn("A call is not noted: {}", e.getMessage());
    }
  }

  private void trim() throws SettingsException {
    List<LoggedCall> newest = all();
    write(newest.subList(0, Math.min(REMEMBERED, newest.size())));
  }

  /// Forgets all calls.
  ///
  /// @return what was forgotten, for [#restore]
  public List<LoggedCall> clear() throws SettingsException {
    return file.locked(() -> {
      List<LoggedCall> before = all();
      var _ = file.delete();
      return before;
    });
  }

  /// Remembers again what was cleared, before what was noted since.
  public void restore(List<LoggedCall> cleared) throws SettingsException {
    var _ =
        file.locked(() -> {
          var both = new ArrayList<>(all());
          both.addAll(cleared);
          write(both);
          return both;
        });
  }

  /// @param calls the newest first
  private void write(List<LoggedCall> calls) throws SettingsException {
    var text = new StringBuilder();
    calls.reversed().forEach(call -> text.append(json(call)).append('\n'));
    file.replace(text.toString());
  }

  private static JsonObject json(LoggedCall call) {
    var line = new JsonObject();
    line.addProperty("id", call.id());
    line.addProperty("at", call.at().toString());
    line.addProperty("direction", lower(call.direction()));
    line.addProperty("whom", call.whom());
    line.addProperty("line_id", call.lineId());
    line.addProperty("line", call.line());
    line.addProperty("result", lower(call.result()));
    line.addProperty("code", call.code());
    line.addProperty("reason", call.reason());
    line.addProperty("talked_ms", call.talked().toMillis());
    line.addProperty("mos", call.mos());
    return line;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<LoggedCall> parse(String text) {
    try {
      JsonObject line = JsonParser.parseString(text).getAsJsonObject();
      return Optional.of(
          new LoggedCall(
              line.get("id").getAsString(),
              Instant.parse(line.get("at").getAsString()),
              Direction.valueOf(upper(line, "direction")),
              line.get("whom").getAsString(),
              line.get("line_id").getAsString(),
              line.get("line").getAsString(),
              Result.valueOf(upper(line, "result")),
              line.get("code").getAsInt(),
              line.get("reason").getAsString(),
              Duration.ofMillis(line.get("talked_ms").getAsLong()),
              mos(line)));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | UnsupportedOperationException
        | DateTimeException e) {
      LOG.debug("A line of the calls is no whole one", e);
      return Optional.empty();
    }
  }

  private static String upper(JsonObject line, String name) {
    return line.get(name).getAsString().toUpperCase(Locale.ROOT);
  }

  private static @Nullable Double mos(JsonObject line) {
    return line.has("mos") && line.get("mos").isJsonPrimitive()
        ? Double.valueOf(line.get("mos").getAsDouble())
        : null;
  }
}
