package com.kallglot.console.sandbox.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Guards an edit against overwriting what somebody else changed (RFC 9110 §13.1.1). The etag is
/// taken with and without the quotes of HTTP, because in JSON it has none.
public final class Preconditions {
  private final Set<String> accepted;

  private Preconditions(Set<String> accepted) {
    this.accepted = accepted;
  }

  /// What the edit was made on.
  ///
  /// @throws Refusal nothing is said, or `*`, which would overwrite whatever is there
  public static Preconditions of(Call call) throws Refusal {
    String header = call.header("If-Match").map(String::strip).orElse("");
    if (header.isEmpty()) {
      throw new Refusal(
          Code.PRECONDITION_REQUIRED,
          "An edit needs the header If-Match with the etag of the object as it was read.");
    } else if (header.equals("*")) {
      throw new Refusal(
          Code.PRECONDITION_REQUIRED,
          "If-Match: * would overwrite what somebody else changed. Send the object's etag.");
    }
    return new Preconditions(
        Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .map(Preconditions::unquoted)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// @throws Refusal the object is no longer the one that was read
  public void check(String etag) throws Refusal {
    if (!accepted.contains(etag)) {
      throw new Refusal(
              Code.PRECONDITION_FAILED,
              "Somebody else has changed this since it was read. Read it again, then edit.")
          .with("ETag", quoted(etag));
    }
  }

  static String quoted(String etag) {
    return '"' + etag + '"';
  }

  private static String unquoted(String tag) {
    return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
        ? tag.substring(1, tag.length() - 1)
        : tag;
  }
}
