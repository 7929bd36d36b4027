package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// An OpenAPI document, and what is held to it.
public final class Contract {
  public static final Contract API = new Contract("kallglot.yaml");
  static final Contract CONTROL = new Contract("sandbox-control.yaml");

  private final Map<String, Object> document;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30());

  private Contract(String name) {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi/" + name)) {
      document = map(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // keys of a YAML mapping are text in these documents
  static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  Map<String, Object> document() {
    return document;
  }

  /// "METHOD template" of every operation, sorted.
  List<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    map(document.get("paths"))
        .forEach((path, item) ->
            map(item).keySet().stream()
                .filter(key -> !key.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return List.copyOf(operations);
  }

  /// A value that the document shows, and what it claims to be.
  record Example(String where, Map<String, Object> schema, Object value) {
    @Override
    public String toString() {
      return where;
    }
  }

  /// All of them: of schemas, and of the bodies of requests and responses.
  List<Example> examples() {
    List<Example> found = new ArrayList<>();
    map(map(document.get("components")).get("schemas"))
        .forEach((name, schema) ->
            collect(found, name, Map.of("$ref", "#/components/schemas/" + name), map(schema)));
    collectBodies(found, "responses", map(document.get("components")).get("responses"));
    collectBodies(found, "paths", document.get("paths"));
    return found;
  }

  private static void collectBodies(List<Example> found, String where, Object node) {
    if (node instanceof Map<?, ?> mapping) {
      mapping.forEach((key, value) -> {
        String at = where + " " + key;
        if (key.equals("application/json")) {
          collect(found, at, map(map(value).get("schema")), map(value));
        } else {
          collectBodies(found, at, value);
        }
      });
    }
  }

  private static void collect(
      List<Example> found, String where, Map<String, Object> schema, Map<String, Object> holder) {
    if (holder.containsKey("example")) {
      found.add(new Example(where, schema, holder.get("example")));
    }
    map(holder.get("examples"))
        .forEach((name, example) ->
            found.add(new Example(where + " " + name, schema, map(example).get("value"))));
  }

  /// Holds an answer to the document: its status is declared, its body fits the schema. A path or
  /// method that the document does not have must be refused in its own words.
  void check(String method, String path, int status, String body) {
    Map<String, Object> responses = map(operation(method, path).get("responses"));
    String where = method + " " + path + " → " + status + " " + body;
    if (responses.isEmpty()) {
      assertThat(status).as(where).isGreaterThanOrEqualTo(400);
      validate(Map.of("$ref", "#/components/schemas/ErrorEnvelope"), body, where);
      return;
    }
    assertThat(responses.keySet()).as(where).contains(Integer.toString(status));
    seen.add(method + " " + template(path) + " " + status);
    Map<String, Object> response = resolved(responses.get(Integer.toString(status)));
    Object json = map(response.get("content")).get("application/json");
    if (json != null) {
      validate(map(map(json).get("schema")), body, where);
    }
    if (status >= 400) {
      String code =
          JsonParser.parseString(body)
              .getAsJsonObject()
              .getAsJsonObject("error")
              .get("code")
              .getAsString();
      assertThat(String.valueOf(response.get("description"))).as(where).contains("`" + code + "`");
    }
  }

  /// Holds the body of a request to the document.
  public void checkRequest(String method, String path, String body) {
    Map<String, Object> request = map(operation(method, path).get("requestBody"));
    String where = method + " " + path + " " + body;
    if (body.isEmpty()) {
      assertThat(request.get("required")).as(where).isNotEqualTo(true);
      return;
    }
    assertThat(request).as(where).isNotEmpty();
    Object json = map(request.get("content")).get("application/json");
    validate(map(map(json).get("schema")), body, where);
  }

  /// "METHOD template status" of all that an answer was checked for, in any test so far.
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  /// The same of all that the document has.
  List<String> documented() {
    List<String> all = new ArrayList<>();
    map(document.get("paths"))
        .forEach((path, item) ->
            map(item)
                .forEach((method, operation) -> {
                  if (!method.equals("parameters")) {
                    map(map(operation).get("responses"))
                        .keySet()
                        .forEach(status ->
                            all.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status));
                  }
                }));
    return all;
  }

  void validate(Map<String, Object> schema, String body, String where) {
    Schema compiled = schemas.computeIfAbsent(new Gson().toJson(schema), this::compiled);
    assertThat(compiled.validate(body, InputFormat.JSON)).as(where).isEmpty();
  }

  private Schema compiled(String schema) {
    Map<String, Object> whole = new TreeMap<>();
    whole.put("components", document.get("components"));
    whole.put("allOf", List.of(new Gson().fromJson(schema, Map.class)));
    return registry.getSchema(new Gson().toJson(whole));
  }

  private Map<String, Object> operation(String method, String path) {
    Object item = map(document.get("paths")).get(template(path));
    return map(map(item).get(method.toLowerCase(Locale.ROOT)));
  }

  /// The first path of the document that `path` is one of; empty where it is none.
  private String template(String path) {
    return map(document.get("paths")).keySet().stream()
        .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
        .findFirst()
        .orElse("");
  }

  private Map<String, Object> resolved(Object value) {
    Map<String, Object> found = map(value);
    if (!(found.get("$ref") instanceof String reference)) {
      return found;
    }
    Map<String, Object> at = document;
    for (String step : reference.substring(2).split("/", -1)) {
      at = map(at.get(step));
    }
    return at;
  }
}
