package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list: never null, without nulls.
final class ListAdapter<E> extends TypeAdapter<List<E>> implements Absent<List<E>> {
  private final TypeAdapter<E> element;

  ListAdapter(TypeAdapter<E> element) {
    this.element = element;
  }

  @Override
  public List<E> absent() {
    return List.of();
  }

  @Override
  public void write(JsonWriter out, @Nullable List<E> value) throws IOException {
    out.beginArray();
    for (E item : value == null ? absent() : value) {
      element.write(out, item);
    }
    out.endArray();
  }

  @Override
  public List<E> read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return absent();
    }
    Misfit.unless(in, JsonToken.BEGIN_ARRAY);
    List<E> items = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      if (in.peek() == JsonToken.NULL) {
        throw new Misfit(Place.of(in), "null in a list");
      }
      items.add(element.read(in));
    }
    in.endArray();
    return List.copyOf(items);
  }
}
