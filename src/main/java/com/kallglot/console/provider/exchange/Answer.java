package com.kallglot.console.provider.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object of a provider, read with suspicion: a field that is absent, null, blank or of
/// another type than asked for is simply not there, and fields nobody asks for do no harm.
public final class Answer {
  /// Twilio's account body holds `auth_token`, Telnyx' credential connections hold `password`.
  private static final Set<String> SECRETS =
      Set.of("auth_token", "password", "secret", "token", "api_key", "tech_prefix");

  private final JsonObject object;
  private final Mask mask;

  /// Takes `object` over and forgets its secrets.
  Answer(JsonObject object, Mask mask) {
    forgetSecrets(object);
    this.object = object;
    this.mask = mask;
  }

  private static void forgetSecrets(JsonElement element) {
    if (element instanceof JsonObject inner) {
      inner.keySet().removeIf(name -> SECRETS.contains(name.toLowerCase(Locale.ROOT)));
      inner.entrySet().forEach(entry -> forgetSecrets(entry.getValue()));
    } else if (element instanceof JsonArray array) {
      array.forEach(Answer::forgetSecrets);
    }
  }

  /// A string, or a number or truth value as it was written.
  public @Nullable String text(String name) {
    if (object.get(name) instanceof JsonPrimitive primitive) {
      String clean = mask.clean(primitive.getAsString());
      return clean.isEmpty() ? null : clean;
    }
    return null;
  }

  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /// A web or SIP address: whole, for it is followed or taken apart, and never shown as it is.
  public @Nullable String address(String name) {
    if (object.get(name) instanceof JsonPrimitive primitive && primitive.isString()) {
      String address = mask.withoutSecrets(primitive.getAsString()).strip();
      return address.isEmpty() ? null : address;
    }
    return null;
  }

  public Optional<Boolean> flag(String name) {
    return switch (text(name, "")) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// A whole number, or `otherwise` where there is none that fits.
  public int number(String name, int otherwise) {
    if (!(object.get(name) instanceof JsonPrimitive primitive)) {
      return otherwise;
    }
    try {
      return new BigDecimal(primitive.getAsString()).intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return otherwise;
    }
  }

  /// The object of that name; an empty one where there is none.
  public Answer object(String name) {
    return object.get(name) instanceof JsonObject inner
        ? new Answer(inner, mask)
        : new Answer(new JsonObject(), mask);
  }

  public boolean hasList(String name) {
    return object.get(name) instanceof JsonArray;
  }

  /// The objects of a list; whatever else is in it is passed over.
  public List<Answer> list(String name) {
    List<Answer> answers = new ArrayList<>();
    if (object.get(name) instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonObject inner) {
          answers.add(new Answer(inner, mask));
        }
      }
    }
    return answers;
  }

  /// Says nothing: what an answer holds is not for logs.
  @Override
  public String toString() {
    return "Answer";
  }
}
