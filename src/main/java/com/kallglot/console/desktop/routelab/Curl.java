package com.kallglot.console.desktop.routelab;

/// A request as a shell command. The key is named, never written.
final class Curl {
  private Curl() {}

  static String of(String apiBase, String body) {
    String base = apiBase.replaceFirst("/+$", "");
    String root = base.endsWith("/v1") ? base : base + "/v1";
    return """
    curl -sS -X POST '%s/sessions' \\
      -H "Authorization: Bearer $KALLGLOT_API_KEY" \\
      -H 'Content-Type: application/json' \\
      -H "Idempotency-Key: $(uuidgen)" \\
      --data-binary '%s'
    """
        .formatted(root, body.replace("'", "'\\''"));
  }
}
