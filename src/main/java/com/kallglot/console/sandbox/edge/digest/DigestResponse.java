package com.kallglot.console.sandbox.edge.digest;

import org.jspecify.annotations.Nullable;

/// The parameters of an `Authorization` header, unquoted; an absent one is null.
///
/// @param nonceCount `nc`, 0 where absent
public record DigestResponse(
    String method,
    @Nullable String username,
    @Nullable String realm,
    @Nullable String nonce,
    @Nullable String uri,
    @Nullable String response,
    @Nullable String algorithm,
    @Nullable String cnonce,
    @Nullable String qop,
    int nonceCount) {
  @Override
  public String toString() {
    return "DigestResponse[" + method + " by " + username + "]";
  }
}
