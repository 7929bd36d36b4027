package com.kallglot.console.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map of text in the order written, such as `metadata`: empty is written as "not given". Values
/// of other types, which the documentation neither allows nor rules out, are read as their JSON.
final class TextMapAdapter extends TypeAdapter<Map<String, String>>
    implements Absent<Map<String, String>> {
  @Override
  public Map<String, String> absent() {
    return Map.of();
  }

  @Override
  public void write(JsonWriter out, @Nullable Map<String, String> value) throws IOException {
    if (value == null || value.isEmpty()) {
      out.nullValue();
      return;
    }
    out.beginObject();
    for (Map.Entry<String, String> entry : value.entrySet()) {
      out.name(entry.getKey()).value(entry.getValue());
    }
    out.endObject();
  }

  @Override
  public Map<String, String> read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return absent();
    }
    Misfit.unless(in, JsonToken.BEGIN_OBJECT);
    Map<String, String> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      JsonElement value = JsonParser.parseReader(in);
      if (!value.isJsonNull()) {
        map.put(name, value.isJsonPrimitive() ? value.getAsString() : value.toString());
      }
    }
    in.endObject();
    return Collections.unmodifiableMap(map);
  }
}
