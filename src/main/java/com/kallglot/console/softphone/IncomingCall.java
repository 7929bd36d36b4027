package com.kallglot.console.softphone;

import java.util.Map;

/// What an INVITE said.
///
/// @param from the `From` address, `sip:user@host`
/// @param to the `To` address
/// @param requestUri what was called
/// @param headers all headers that start with `X-`, by name
public record IncomingCall(String from, String to, String requestUri, Map<String, String> headers) {
  public IncomingCall {
    headers = Map.copyOf(headers);
  }
}
