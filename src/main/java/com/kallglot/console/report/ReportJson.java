package com.kallglot.console.report;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes results as JSON: snake_case, enums in lower_snake, ISO 8601 times, every key always there
/// and null where nothing is known. Nothing is read back.
public final class ReportJson {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .serializeNulls()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .registerTypeAdapterFactory(new LowerSnakeEnums())
          .registerTypeAdapter(Instant.class, text(Instant::toString))
          .registerTypeAdapter(E164.class, text(E164::value))
          .registerTypeAdapter(Secret.class, text(Secret::toString))
          .registerTypeHierarchyAdapter(Path.class, text(Path::toString))
          .create();

  private static final Gson LINES =
      GSON.newBuilder().setFormattingStyle(FormattingStyle.COMPACT).create();

  private ReportJson() {}

  /// One document, indented, without a line end.
  public static String write(@Nullable Object document) {
    return GSON.toJson(document);
  }

  /// One document in one line, without a line end.
  static String line(Object document) {
    return LINES.toJson(document);
  }

  private static <T> TypeAdapter<T> text(Function<T, String> form) {
    return new WriteOnly<>() {
      @Override
      void writeValue(JsonWriter out, T value) throws IOException {
        out.value(form.apply(value));
      }
    };
  }

  private abstract static class WriteOnly<T> extends TypeAdapter<T> {
    abstract void writeValue(JsonWriter out, T value) throws IOException;

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
      if (value == null) {
        out.nullValue();
      } else {
        writeValue(out, value);
      }
    }

    @Override
    public T read(JsonReader in) {
      throw new IllegalStateException("Results are written, never read");
    }
  }

  /// `NOT_REACHED` is `not_reached`.
  private static final class LowerSnakeEnums implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      return Enum.class.isAssignableFrom(type.getRawType())
          ? text(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
          : null;
    }
  }
}
