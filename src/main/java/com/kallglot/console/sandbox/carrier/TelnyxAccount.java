package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/// An account of Telnyx, as the bodies it is told in.
///
/// @param voice the numbers once more, with their call forwarding
/// @param connections by path, as `fqdn_connections/1293`; each also under `connections/1293`
/// @param fqdns hosts of all FQDN connections
/// @param ips addresses of all IP connections
record TelnyxAccount(
    JsonObject balance,
    List<JsonObject> numbers,
    List<JsonObject> voice,
    Map<String, JsonObject> connections,
    List<JsonObject> fqdns,
    List<JsonObject> ips) {
  TelnyxAccount {
    numbers = List.copyOf(numbers);
    voice = List.copyOf(voice);
    connections = Map.copyOf(connections);
    fqdns = List.copyOf(fqdns);
    ips = List.copyOf(ips);
  }
}
