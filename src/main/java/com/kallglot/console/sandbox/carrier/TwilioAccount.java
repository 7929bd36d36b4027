package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/// An account of Twilio, as the bodies it is told in.
///
/// @param applications by SID
/// @param trunks the origination URLs of each trunk, by its SID
record TwilioAccount(
    JsonObject body,
    List<JsonObject> numbers,
    Map<String, JsonObject> applications,
    Map<String, List<JsonObject>> trunks) {
  TwilioAccount {
    numbers = List.copyOf(numbers);
    applications = Map.copyOf(applications);
    trunks = Map.copyOf(trunks);
  }

  String sid() {
    return body.get("sid").getAsString();
  }
}
