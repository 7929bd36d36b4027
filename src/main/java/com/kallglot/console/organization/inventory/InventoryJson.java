package com.kallglot.console.organization.inventory;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.E164;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The inventory as a file: JSON that people may read and edit. A new member needs a new format
/// number, so that no older program drops it unseen.
final class InventoryJson {
  /// 2: session defaults of the SIP settings.
  private static final int FORMAT = 2;

  private static final String FORMAT_NAME = "format";
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .registerTypeAdapterFactory(new WholeRecords()) // the later ones go first
          .registerTypeAdapter(Instant.class, text(Instant::parse, Instant::toString))
          .registerTypeAdapter(E164.class, text(E164::new, E164::value))
          .registerTypeAdapterFactory(new LowerEnums())
          .create();

  private InventoryJson() {}

  static String write(Inventory inventory) {
    JsonObject document = new JsonObject();
    document.addProperty(FORMAT_NAME, FORMAT);
    GSON.toJsonTree(inventory).getAsJsonObject().asMap().forEach(document::add);
    return GSON.toJson(document) + "\n";
  }

  static Inventory read(KeptFile file, String text) throws SettingsException {
    try {
      JsonObject document = JsonParser.parseString(text).getAsJsonObject();
      int format = document.has(FORMAT_NAME) ? document.get(FORMAT_NAME).getAsInt() : 0;
      if (format < 1) {
        throw file.malformed("it has no format number", null);
      }
      if (format > FORMAT) {
        throw file.newer(format, FORMAT);
      }
      return GSON.fromJson(document, Inventory.class);
    } catch (RuntimeException e) { // Gson wraps what the constructor of a record throws
      throw file.malformed(plain(e), e);
    }
  }

  private static String plain(RuntimeException e) {
    Throwable told = e.getCause() == null ? e : e.getCause();
    return String.valueOf(told.getMessage()).replaceFirst("(?s)\\nSee https?:.*", "");
  }

  private static <T> TypeAdapter<T> text(Function<String, T> parse, Function<T, String> print) {
    return new TypeAdapter<T>() {
      @Override
      public void write(JsonWriter out, @Nullable T value) throws IOException {
        if (value == null) {
          out.nullValue();
        } else {
          out.value(print.apply(value));
        }
      }

      @Override
      public @Nullable T read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
          in.nextNull();
          return null;
        }
        try {
          return parse.apply(in.nextString());
        } catch (RuntimeException e) { // whatever a parser of its own throws
          throw new JsonParseException(in.getPath() + ": " + e.getMessage(), e);
        }
      }
    };
  }

  /// `TLS` is `tls`; a word that is none is a mistake, for only this program and its user write.
  private static final class LowerEnums implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      Class<? super T> raw = type.getRawType();
      if (!raw.isEnum()) {
        return null;
      }
      @SuppressWarnings("unchecked")
      T[] constants = (T[]) raw.getEnumConstants();
      return text(
          word ->
              Arrays.stream(constants)
                  .filter(constant -> lower(constant).equals(word))
                  .findFirst()
                  .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no word")),
          InventoryJson::lower);
    }
  }

  private static <T> String lower(T constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  /// A record read has all that it must have.
  private static final class WholeRecords implements TypeAdapterFactory {
    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (!type.getRawType().isRecord()) {
        return null;
      }
      TypeAdapter<T> delegate = gson.getDelegateAdapter(this, type);
      var required =
          Arrays.stream(type.getRawType().getRecordComponents())
              .filter(part -> !part.getType().isPrimitive())
              .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
              .map(part -> FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES.translateName(field(part)))
              .toList();
      return new Whole<>(delegate, gson.getAdapter(JsonObject.class), required);
    }

    private static Field field(RecordComponent part) {
      try {
        return part.getDeclaringRecord().getDeclaredField(part.getName());
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException("A record has a field for each component", e);
      }
    }
  }

  private static final class Whole<T> extends TypeAdapter<T> {
    private final TypeAdapter<T> delegate;
    private final TypeAdapter<JsonObject> objects;
    private final List<String> required;

    Whole(TypeAdapter<T> delegate, TypeAdapter<JsonObject> objects, List<String> required) {
      this.delegate = delegate;
      this.objects = objects;
      this.required = required;
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
      delegate.write(out, value);
    }

    @Override
    public @Nullable T read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return null;
      }
      String path = in.getPath();
      JsonObject object = objects.read(in);
      for (String name : required) {
        if (!object.has(name) || object.get(name).isJsonNull()) {
          throw new JsonParseException(path + " has no \"" + name + "\"");
        }
      }
      return delegate.fromJsonTree(object);
    }
  }
}
