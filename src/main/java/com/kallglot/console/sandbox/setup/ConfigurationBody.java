package com.kallglot.console.sandbox.setup;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.platform.SipEdit;
import com.kallglot.console.sandbox.setup.Seed.Power;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.account.ConnectionNumber;
import com.kallglot.console.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A whole configuration as it is put: objects as the API answers them, of which everything that
/// can be supposed may be left out.
final class ConfigurationBody {
  private static final int MOST_OBJECTS = 5_000;
  private static final int MOST_NUMBERS = 1_000;
  private static final Map<String, String> COUNTRIES = Map.of("+1", "US", "+44", "GB", "+49", "DE");

  private final UnaryOperator<String> id;
  private final Instant now;

  /// @param id makes an id from its prefix
  ConfigurationBody(UnaryOperator<String> id, Instant now) {
    this.id = id;
    this.now = now;
  }

  /// What a configuration is replaced by; the organization and its test line stay.
  record Configuration(List<PhoneNumber> numbers, List<Seed.Account> accounts, SipSettings sip) {}

  Configuration read(Fields body) throws Refusal {
    body.only("numbers", "connections", "sip");
    Fields sip = body.object("sip");
    SipSettings none = Seed.sip(Power.OFF);
    Configuration configuration =
        new Configuration(
            numbers(body),
            accounts(body),
            sip == null ? none : SipEdit.lenient(withoutEmptyCodecs(sip)).applyTo(none));
    checkUnique(configuration);
    return configuration;
  }

  private static Fields withoutEmptyCodecs(Fields sip) {
    JsonObject json = sip.json();
    if (json.get("codecs") instanceof JsonArray codecs && codecs.isEmpty()) {
      json.remove("codecs");
    }
    return Fields.of(json, "sip");
  }

  private List<PhoneNumber> numbers(Fields body) throws Refusal {
    List<PhoneNumber> numbers = new ArrayList<>();
    for (Fields given : objects(body, "numbers")) {
      JsonObject number = given.json();
      E164 written = given.required("phone_number", given.number("phone_number"));
      suppose(number, "id", id.apply("num_"));
      suppose(number, "country", country(written));
      suppose(number, "number_type", "local");
      suppose(number, "provider", "twilio");
      suppose(number, "status", "active");
      suppose(number, "created_at", now.toString());
      suppose(number, "etag", "");
      if (!number.has("capabilities")) {
        number.add(
            "capabilities", Json.gson().toJsonTree(new PhoneNumber.Capabilities(true, false)));
      }
      numbers.add(as(PhoneNumber.class, number, given));
    }
    return numbers;
  }

  private static String country(E164 number) {
    return COUNTRIES.entrySet().stream()
        .filter(entry -> number.value().startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("ZZ");
  }

  private List<Seed.Account> accounts(Fields body) throws Refusal {
    List<Seed.Account> accounts = new ArrayList<>();
    for (Fields given : objects(body, "connections")) {
      JsonObject connection = given.json();
      String made = id.apply("pcon_");
      suppose(connection, "id", made);
      suppose(connection, "label", connection.get("id").getAsString());
      suppose(connection, "provider", "twilio");
      suppose(connection, "status", "active");
      suppose(connection, "created_at", now.toString());
      suppose(connection, "etag", "");
      if (!connection.has("credentials")) {
        connection.add("credentials", new JsonObject());
      }
      accounts.add(
          new Seed.Account(
              as(ProviderConnection.class, connection, given),
              accountNumbers(given, accounts.size())));
    }
    return accounts;
  }

  /// A connection without numbers of its own gets one, so that sessions can wait on it.
  private static List<ConnectionNumber> accountNumbers(Fields connection, int index)
      throws Refusal {
    List<String> given = connection.texts("numbers", MOST_NUMBERS);
    if (given == null) {
      String made = String.format(Locale.ROOT, "+1%03d55501%02d", 201 + index / 100, index % 100);
      return List.of(new ConnectionNumber(new E164(made), null));
    }
    List<ConnectionNumber> numbers = new ArrayList<>();
    for (String text : given) {
      String param = connection.param("numbers[" + numbers.size() + "]");
      E164 number =
          E164.parse(text).orElseThrow(() -> Refusal.at(param, param + " is not in E.164 form."));
      numbers.add(new ConnectionNumber(number, null));
    }
    return numbers;
  }

  private static List<Fields> objects(Fields body, String name) throws Refusal {
    @Nullable List<Fields> objects = body.objects(name, MOST_OBJECTS);
    return objects == null ? List.of() : objects;
  }

  private static void suppose(JsonObject object, String name, String value) {
    if (!object.has(name)) {
      object.addProperty(name, value);
    }
  }

  private static <T> T as(Class<T> type, JsonElement json, Fields given) throws Refusal {
    try {
      return Json.gson().fromJson(json, type);
    } catch (JsonParseException e) {
      throw Refusal.at(given.path(), given.path() + " cannot be read: " + e.getMessage());
    }
  }

  private static void checkUnique(Configuration configuration) throws Refusal {
    Set<String> ids = new HashSet<>();
    Set<E164> owned = new HashSet<>();
    for (PhoneNumber number : configuration.numbers) {
      boolean again = isOwned(number) && !owned.add(number.phoneNumber());
      if (!ids.add(number.id()) || again) {
        throw Refusal.at("numbers", "numbers has %s twice.".formatted(number.phoneNumber()));
      }
    }
    boolean hasDefault = false;
    for (Seed.Account account : configuration.accounts) {
      if (!ids.add(account.connection().id())) {
        throw Refusal.at(
            "connections", "connections has %s twice.".formatted(account.connection().id()));
      }
      if (hasDefault && account.connection().isDefault()) {
        throw Refusal.at("connections", "At most one connection is the default.");
      }
      hasDefault |= account.connection().isDefault();
    }
  }

  private static boolean isOwned(PhoneNumber number) {
    return number.status() != PhoneNumber.Status.RELEASED
        && number.status() != PhoneNumber.Status.REJECTED;
  }
}
