package com.kallglot.console.sandbox.platform;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import java.util.List;

/// Where the sandbox's SIP side listens in this run; nothing of it is stored.
public record Listening(List<Transport> transports) {
  /// Before the SIP side runs.
  public static final Listening NOWHERE = new Listening(List.of());

  public Listening {
    transports = List.copyOf(transports);
  }

  /// Settings as stored, completed by the addresses of this run.
  SipSettings complete(SipSettings stored) {
    List<String> hosts = transports.stream().map(Transport::host).distinct().toList();
    return new SipSettings(
        stored.enabled(),
        stored.username(),
        stored.domain(),
        transports,
        stored.allowlist(),
        stored.recentSources(),
        stored.srtp(),
        stored.srtpKeying(),
        stored.codecs(),
        hosts,
        hosts,
        null,
        stored.maxConcurrentCalls(),
        stored.sessionDefaults(),
        stored.etag());
  }
}
