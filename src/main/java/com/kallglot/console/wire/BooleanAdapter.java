package com.kallglot.console.wire;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// True or false, absent as false.
final class BooleanAdapter extends TypeAdapter<Boolean> implements Absent<Boolean> {
  @Override
  public Boolean absent() {
    return false;
  }

  @Override
  public void write(JsonWriter out, @Nullable Boolean value) throws IOException {
    out.value(value);
  }

  @Override
  public Boolean read(JsonReader in) throws IOException {
    Misfit.unless(in, JsonToken.BOOLEAN);
    return in.nextBoolean();
  }
}
