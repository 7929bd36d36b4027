package com.kallglot.console.softphone;

import java.util.Map;

/// One call to place.
///
/// @param uri `sip:` or `sips:` address of the callee
/// @param headers added to the INVITE, name to value
/// @param send what is sent as soon as media runs
/// @param capture what sound is kept for judging
public record DialRequest(
    String uri, Map<String, String> headers, SoundSource send, SoundCapture capture) {
  public DialRequest {
    headers = Map.copyOf(headers);
  }
}
