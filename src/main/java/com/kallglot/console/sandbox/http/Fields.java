package com.kallglot.console.sandbox.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.kallglot.console.telephony.E164;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON object and refuses what does not fit, naming the member. `null` and
/// `{}` are not given; what is not given is null.
public final class Fields {
  private final JsonObject object;
  private final String path;

  Fields(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /// An object that was taken out of a body and changed.
  ///
  /// @param path its full name there
  public static Fields of(JsonObject object, String path) {
    return new Fields(object, path);
  }

  /// The object itself, without the members that are null.
  public JsonObject json() {
    JsonObject given = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      if (!member.getValue().isJsonNull()) {
        given.add(member.getKey(), member.getValue());
      }
    }
    return given;
  }

  /// The full name of the object in the body; empty for the body.
  public String path() {
    return path;
  }

  /// The full name of a member, as `param` says it.
  public String param(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// Refuses members of any other name.
  public void only(String... names) throws Refusal {
    Set<String> known = Set.of(names);
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw Refusal.at(
            param(name),
            "%s cannot be edited here. What can: %s."
                .formatted(param(name), String.join(", ", names)));
      }
    }
  }

  private @Nullable JsonElement given(String name) {
    JsonElement element = object.get(name);
    return element == null || element.isJsonNull() ? null : element;
  }

  private Refusal unfit(String name, String wanted, JsonElement found) {
    return Refusal.at(
        param(name), "%s must be %s, not %s.".formatted(param(name), wanted, kind(found)));
  }

  private static String kind(JsonElement element) {
    if (element instanceof JsonPrimitive primitive) {
      return primitive.isString() ? "a text" : primitive.isBoolean() ? "true or false" : "a number";
    }
    return element.isJsonArray() ? "a list" : element.isJsonObject() ? "an object" : "null";
  }

  public @Nullable String text(String name) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (element instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw unfit(name, "a text", element);
  }

  /// @param longest in characters
  public @Nullable String text(String name, int longest) throws Refusal {
    String text = text(name);
    if (text != null && text.length() > longest) {
      throw Refusal.at(
          param(name),
          "%s has %d characters; at most %d are taken."
              .formatted(param(name), text.length(), longest));
    }
    return text;
  }

  public @Nullable Boolean truth(String name) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw unfit(name, "true or false", element);
  }

  public @Nullable Integer integer(String name, int least, int most) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (!(element instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
      throw unfit(name, "a whole number", element);
    }
    Integer number = Numerals.parse(element.getAsString());
    if (number == null || number < least || number > most) {
      throw Refusal.at(
          param(name),
          "%s must be a whole number from %d to %d.".formatted(param(name), least, most));
    }
    return number;
  }

  /// A number that need not be whole.
  public @Nullable Double decimal(String name, double least, double most) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (!(element instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
      throw unfit(name, "a number", element);
    }
    double number = element.getAsDouble();
    if (!(number >= least && number <= most)) {
      throw Refusal.at(
          param(name),
          String.format(
              Locale.ROOT, "%s must be a number from %.0f to %.0f.", param(name), least, most));
    }
    return number;
  }

  /// A constant written in lower_snake; `UNKNOWN` is no word of the API.
  public <E extends Enum<E>> @Nullable E word(String name, Class<E> type) throws Refusal {
    String text = text(name);
    return text == null ? null : word(param(name), text, type);
  }

  static <E extends Enum<E>> E word(String param, String text, Class<E> type) throws Refusal {
    List<E> constants =
        Arrays.stream(type.getEnumConstants()).filter(e -> !e.name().equals("UNKNOWN")).toList();
    for (E constant : constants) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw Refusal.at(
        param,
        "%s must be one of %s, not \"%s\"."
            .formatted(
                param,
                constants.stream()
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ")),
                shortened(text)));
  }

  public @Nullable E164 number(String name) throws Refusal {
    String text = text(name);
    return text == null ? null : number(param(name), text);
  }

  static E164 number(String param, String text) throws Refusal {
    return E164.parse(text)
        .orElseThrow(() ->
            Refusal.at(
                param,
                "%s is not a number in E.164 form, such as +493023125001: \"%s\"."
                    .formatted(param, shortened(text))));
  }

  /// An object that holds something.
  public @Nullable Fields object(String name) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (!element.isJsonObject()) {
      throw unfit(name, "an object", element);
    }
    Fields fields = new Fields(element.getAsJsonObject(), param(name));
    return fields.json().isEmpty() ? null : fields;
  }

  public @Nullable List<JsonElement> list(String name, int longest) throws Refusal {
    JsonElement element = given(name);
    if (element == null) {
      return null;
    } else if (!(element instanceof JsonArray array)) {
      throw unfit(name, "a list", element);
    } else if (array.size() > longest) {
      throw Refusal.at(
          param(name),
          "%s has %d elements; at most %d are taken."
              .formatted(param(name), array.size(), longest));
    } else {
      return array.asList();
    }
  }

  /// A list of objects.
  public @Nullable List<Fields> objects(String name, int longest) throws Refusal {
    List<JsonElement> elements = list(name, longest);
    if (elements == null) {
      return null;
    }
    List<Fields> objects = new ArrayList<>();
    for (JsonElement element : elements) {
      String at = name + "[" + objects.size() + "]";
      if (!element.isJsonObject()) {
        throw unfit(at, "an object", element);
      }
      objects.add(new Fields(element.getAsJsonObject(), param(at)));
    }
    return objects;
  }

  /// A list of texts.
  public @Nullable List<String> texts(String name, int longest) throws Refusal {
    List<JsonElement> elements = list(name, longest);
    if (elements == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement element : elements) {
      if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
        throw unfit(name + "[" + texts.size() + "]", "a text", element);
      }
      texts.add(primitive.getAsString());
    }
    return texts;
  }

  /// What is given, where something must be.
  public <T> T required(String name, @Nullable T value) throws Refusal {
    if (value == null) {
      throw Refusal.at(
          param(name), Code.MISSING_REQUIRED_FIELD, param(name) + " is missing: send it.");
    }
    return value;
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
