package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Enum constants in lower_snake; an absent word, or one this program does not know, is `UNKNOWN`
/// where the enum has it: such an enum may grow.
final class EnumAdapter<E extends Enum<E>> extends TypeAdapter<E> implements Absent<E> {
  private final Map<String, E> constants = new LinkedHashMap<>();
  private final @Nullable E unknown;

  EnumAdapter(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      constants.put(word(constant), constant);
    }
    unknown = constants.get("unknown");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable E absent() {
    return unknown;
  }

  @Override
  public void write(JsonWriter out, @Nullable E value) throws IOException {
    out.value(value == null ? null : word(value));
  }

  @Override
  public @Nullable E read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return unknown;
    }
    Misfit.unless(in, JsonToken.STRING);
    Place place = Place.of(in);
    String word = in.nextString();
    E constant = constants.getOrDefault(word, unknown);
    if (constant == null) {
      throw new Misfit(place, "`" + word + "` is none of " + String.join(", ", constants.keySet()));
    }
    return constant;
  }
}
