package com.kallglot.console.client.document;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// The configuration of an organization as it was read once, as JSON. The platform tells no secret
/// of it, so none is in it.
///
/// @param format 1; a newer program may write another
/// @param apiBase the platform it was read from
/// @param keyEnding the end of the key it was read with, as the platform itself shows keys: tells
///   one organization from another; empty where the key is too short to have one
public record ConfigurationDocument(
    int format,
    String apiBase,
    String keyEnding,
    Instant readAt,
    List<PhoneNumber> numbers,
    List<ProviderConnection> connections,
    SipSettings sip) {
  public static final int FORMAT = 1;

  public ConfigurationDocument {
    numbers = List.copyOf(numbers);
    connections = List.copyOf(connections);
  }

  public static ConfigurationDocument of(
      TelephonyConfiguration read, String apiBase, String keyEnding) {
    return new ConfigurationDocument(
        FORMAT, apiBase, keyEnding, read.readAt(), read.numbers(), read.connections(), read.sip());
  }

  /// @throws IOException where the text is no such document, saying what is wrong
  public static ConfigurationDocument parse(String text) throws IOException {
    ConfigurationDocument document;
    try {
      document = Json.read(text, ConfigurationDocument.class);
    } catch (UnreadableJsonException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (document.format != FORMAT) {
      throw new IOException("it is of format %d, not %d".formatted(document.format, FORMAT));
    }
    return document;
  }

  public String text() {
    return Json.write(this) + "\n";
  }

  /// @param source what the configuration says of where it is from
  public TelephonyConfiguration configuration(String source) {
    return new TelephonyConfiguration(numbers, connections, sip, source, readAt);
  }
}
