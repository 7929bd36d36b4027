package com.kallglot.console.desktop.routelab;

/// A request as a shell command. The key is named, never written.
public final class Curl {
  private Curl() {}

  static String of(String apiBase, String body) {
    return """
    curl -sS -X POST %s \\
      -H "Authorization: Bearer $KALLGLOT_API_KEY" \\
      -H 'Content-Type: application/json' \\
      -H "Idempotency-Key: $(uuidgen)" \\
      --data-binary %s
    """
        .formatted(quoted(root(apiBase) + "/sessions"), quoted(body));
  }

  /// @param path below `/v1`
  public static String get(String apiBase, String path) {
    return "curl -sS %s -H \"Authorization: Bearer $KALLGLOT_API_KEY\"\n"
        .formatted(quoted(root(apiBase) + path));
  }

  private static String root(String apiBase) {
    String base = apiBase.replaceFirst("/+$", "");
    return base.endsWith("/v1") ? base : base + "/v1";
  }

  /// As one word of a POSIX shell, whatever is in it.
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
