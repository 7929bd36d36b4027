package com.kallglot.console.softphone;

import java.util.Map;

/// One call to place.
///
/// @param uri `sip:` or `sips:` address of the callee
/// @param headers added to the INVITE, name to value
/// @param send what is sent as soon as media runs
/// @param capture whether sound is kept for judging
public record DialRequest(
    String uri, Map<String, String> headers, SoundSource send, Capture capture) {
  public DialRequest {
    headers = Map.copyOf(headers);
  }

  public enum Capture {
    NONE,
    BOTH_DIRECTIONS
  }
}
