package com.kallglot.console.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which resource answers which path and method.
public final class Routes {
  /// Answers one kind of request.
  @FunctionalInterface
  public interface Resource {
    Reply answer(Call call) throws Refusal;
  }

  /// @param scope what a key needs to reach it, such as `sessions:read`
  record Endpoint(String scope, Resource resource) {}

  /// A path that is known, and what it answers by method.
  ///
  /// @param parameters the segments that stand for `{name}`
  record Found(Map<String, Endpoint> byMethod, Map<String, String> parameters) {
    String methods() {
      return String.join(", ", byMethod.keySet());
    }
  }

  private final Map<String, Map<String, Endpoint>> templates = new TreeMap<>();

  /// @param template a path of which `{name}` stands for one segment
  public Routes add(String method, String template, String scope, Resource resource) {
    templates
        .computeIfAbsent(template, any -> new TreeMap<>())
        .put(method, new Endpoint(scope, resource));
    return this;
  }

  /// "METHOD template" of all.
  List<String> operations() {
    List<String> operations = new ArrayList<>();
    templates.forEach((template, byMethod) ->
        byMethod.keySet().forEach(method -> operations.add(method + " " + template)));
    return operations;
  }

  Optional<Found> find(String path) {
    List<String> segments = segments(path);
    for (Map.Entry<String, Map<String, Endpoint>> route : templates.entrySet()) {
      Map<String, String> parameters = match(segments(route.getKey()), segments);
      if (parameters != null) {
        return Optional.of(new Found(route.getValue(), parameters));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Map<String, String> match(List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (int at = 0; at < path.size(); at++) {
      String wanted = template.get(at);
      if (wanted.startsWith("{") && !path.get(at).isEmpty()) {
        parameters.put(wanted.substring(1, wanted.length() - 1), path.get(at));
      } else if (!wanted.equals(path.get(at))) {
        return null;
      }
    }
    return parameters;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      // In a path, unlike in a form, + is itself.
      segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return segments;
  }
}
