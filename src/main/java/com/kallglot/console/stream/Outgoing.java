package com.kallglot.console.stream;

import com.kallglot.console.media.G711;
import com.kallglot.console.wire.Json;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Our messages as JSON.
final class Outgoing {
  static final String PING = Json.write(Map.of("type", "ping"));
  static final String END = Json.write(Map.of("type", "session.end"));

  private Outgoing() {}

  static String sound(long sequence, long timestampMs, String speaker, short[] samples) {
    var audio = new LinkedHashMap<String, Object>();
    audio.put("encoding", "mulaw");
    audio.put("sample_rate_hz", StreamSound.RATE);
    audio.put("payload", Base64.getEncoder().encodeToString(G711.encodeUlaw(samples)));
    var message = new LinkedHashMap<String, Object>();
    message.put("type", "audio.input");
    message.put("sequence", sequence);
    message.put("timestamp_ms", timestampMs);
    message.put("speaker", speaker);
    message.put("audio", audio);
    return Json.write(message);
  }
}
