package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Bodies with the fields that Telnyx' API description names.
final class TelnyxBodies {
  private static final String DATE = "2025-08-16T23:00:23.000Z";

  private TelnyxBodies() {}

  static JsonObject balance(String balance, String credit) {
    JsonObject body = new JsonObject();
    body.addProperty("record_type", "balance");
    body.addProperty("pending", "0.00");
    body.addProperty("balance", balance);
    body.addProperty("credit_limit", "0.00");
    body.addProperty("available_credit", credit);
    body.addProperty("currency", "USD");
    return body;
  }

  static JsonObject number(String id, String number, String name, @Nullable String connection) {
    JsonObject body = new JsonObject();
    body.addProperty("id", id);
    body.addProperty("record_type", "phone_number");
    body.addProperty("phone_number", number);
    body.addProperty("country_iso_alpha2", "DE");
    body.addProperty("status", "active");
    body.add("tags", new JsonArray());
    body.add("external_pin", JsonNull.INSTANCE);
    body.addProperty("connection_id", connection);
    body.addProperty("connection_name", connection == null ? null : "of the number");
    body.addProperty("customer_reference", name);
    body.add("messaging_profile_id", JsonNull.INSTANCE);
    body.add("messaging_profile_name", JsonNull.INSTANCE);
    body.add("billing_group_id", JsonNull.INSTANCE);
    body.addProperty("emergency_enabled", false);
    body.add("emergency_address_id", JsonNull.INSTANCE);
    body.addProperty("emergency_status", "disabled");
    body.addProperty("call_forwarding_enabled", true);
    body.addProperty("cnam_listing_enabled", false);
    body.addProperty("call_recording_enabled", false);
    body.addProperty("t38_fax_gateway_enabled", false);
    body.addProperty("phone_number_type", "local");
    body.addProperty("purchased_at", DATE);
    body.addProperty("created_at", DATE);
    body.addProperty("updated_at", DATE);
    return body;
  }

  static JsonObject voice(JsonObject number) {
    JsonObject body = new JsonObject();
    body.add("id", number.get("id"));
    body.addProperty("record_type", "voice_settings");
    body.add("phone_number", number.get("phone_number"));
    body.add("connection_id", number.get("connection_id"));
    body.add("customer_reference", number.get("customer_reference"));
    body.addProperty("tech_prefix_enabled", false);
    body.addProperty("translated_number", "");
    JsonObject forwarding = new JsonObject();
    forwarding.addProperty("call_forwarding_enabled", true);
    forwarding.addProperty("forwards_to", "");
    forwarding.add("forwarding_type", JsonNull.INSTANCE);
    body.add("call_forwarding", forwarding);
    body.addProperty("usage_payment_method", "pay-per-minute");
    body.addProperty("inbound_call_screening", "disabled");
    return body;
  }

  /// What every kind of connection tells under `connections`.
  static JsonObject connection(String id, String recordType, String name) {
    JsonObject body = new JsonObject();
    body.addProperty("id", id);
    body.addProperty("record_type", recordType);
    body.addProperty("active", true);
    body.addProperty("anchorsite_override", "Latency");
    body.addProperty("connection_name", name);
    body.add("tags", new JsonArray());
    body.add("webhook_event_url", JsonNull.INSTANCE);
    body.add("webhook_event_failover_url", JsonNull.INSTANCE);
    body.addProperty("webhook_api_version", "2");
    body.addProperty("created_at", DATE);
    body.addProperty("updated_at", DATE);
    return body;
  }

  static JsonObject inbound(String calledFormat) {
    JsonObject inbound = new JsonObject();
    inbound.addProperty("ani_number_format", "+E.164");
    inbound.addProperty("dnis_number_format", calledFormat);
    inbound.addProperty("default_routing_method", "sequential");
    inbound.addProperty("channel_limit", 10);
    return inbound;
  }

  static JsonObject outbound(@Nullable String profile) {
    JsonObject outbound = new JsonObject();
    outbound.addProperty("outbound_voice_profile_id", profile);
    outbound.addProperty("channel_limit", 10);
    outbound.addProperty("localization", "DE");
    return outbound;
  }

  static JsonObject target(String id, String type, String field, String value, String connection) {
    JsonObject body = new JsonObject();
    body.addProperty("id", id);
    body.addProperty("record_type", type);
    body.addProperty("connection_id", connection);
    body.addProperty(field, value);
    body.addProperty("port", 5061);
    body.addProperty("created_at", DATE);
    body.addProperty("updated_at", DATE);
    return body;
  }

  static JsonObject error(String code, String title, String detail) {
    JsonObject meta = new JsonObject();
    meta.addProperty("url", "https://developers.telnyx.com/docs/overview/errors/" + code);
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("title", title);
    error.addProperty("detail", detail);
    error.add("meta", meta);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject body = new JsonObject();
    body.add("errors", errors);
    return body;
  }
}
