package com.kallglot.console.cli.setup;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.report.ReportJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The two sides of an object that somebody changed meanwhile, field by field.
final class Differences {
  private Differences() {}

  /// One line for each field that differs, but for the etag, which always does.
  static List<String> of(Object asRead, Object asItIs) {
    JsonObject before = JsonParser.parseString(ReportJson.write(asRead)).getAsJsonObject();
    JsonObject now = JsonParser.parseString(ReportJson.write(asItIs)).getAsJsonObject();
    Set<String> fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(now.keySet());
    fields.remove("etag");
    List<String> lines = new ArrayList<>();
    for (String field : fields) {
      JsonElement one = value(before, field);
      JsonElement other = value(now, field);
      if (!one.equals(other)) {
        lines.add("  %s: as read %s, now %s".formatted(field, one, other));
      }
    }
    return lines;
  }

  /// One line for each field that has a value, where the other side is not known.
  static List<String> now(Object asItIs) {
    List<String> lines = new ArrayList<>();
    JsonParser.parseString(ReportJson.write(asItIs))
        .getAsJsonObject()
        .asMap()
        .forEach((field, value) -> {
          if (!value.isJsonNull()) {
            lines.add("  %s: now %s".formatted(field, value));
          }
        });
    return lines;
  }

  private static JsonElement value(JsonObject object, String field) {
    return object.has(field) ? object.get(field) : JsonNull.INSTANCE;
  }
}
