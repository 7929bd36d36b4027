package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.kallglot.console.telephony.Secret;
import java.util.List;

/// Bodies with every field that Twilio's API descriptions name, so that a reader of them meets all
/// of them here first.
final class TwilioBodies {
  private static final String DATE = "Mon, 16 Aug 2025 23:00:23 +0000";
  private static final String ROOT = "/2010-04-01/Accounts/";

  private static final List<String> NUMBER_NULLS =
      List.of(
          "address_sid",
          "bundle_sid",
          "emergency_address_sid",
          "identity_sid",
          "sms_application_sid",
          "sms_fallback_url",
          "sms_url",
          "status_callback",
          "trunk_sid",
          "voice_application_sid",
          "voice_fallback_url",
          "voice_url");

  private TwilioBodies() {}

  static JsonObject account(String sid, String name, String status, String type, Secret authToken) {
    JsonObject body = new JsonObject();
    body.addProperty("auth_token", authToken.reveal());
    body.addProperty("date_created", DATE);
    body.addProperty("date_updated", DATE);
    body.addProperty("friendly_name", name);
    body.addProperty("owner_account_sid", sid);
    body.addProperty("sid", sid);
    body.addProperty("status", status);
    JsonObject links = new JsonObject();
    links.addProperty("incoming_phone_numbers", ROOT + sid + "/IncomingPhoneNumbers.json");
    links.addProperty("applications", ROOT + sid + "/Applications.json");
    body.add("subresource_uris", links);
    body.addProperty("type", type);
    body.addProperty("uri", ROOT + sid + ".json");
    return body;
  }

  static JsonObject number(String account, String sid, String number, String name) {
    JsonObject body = new JsonObject();
    NUMBER_NULLS.forEach(field -> body.add(field, JsonNull.INSTANCE));
    body.addProperty("account_sid", account);
    body.addProperty("address_requirements", "none");
    body.addProperty("api_version", "2010-04-01");
    body.addProperty("beta", false);
    JsonObject capabilities = new JsonObject();
    capabilities.addProperty("voice", true);
    capabilities.addProperty("sms", true);
    capabilities.addProperty("mms", false);
    capabilities.addProperty("fax", false);
    body.add("capabilities", capabilities);
    body.addProperty("date_created", DATE);
    body.addProperty("date_updated", DATE);
    body.addProperty("emergency_address_status", "unregistered");
    body.addProperty("emergency_status", "Inactive");
    body.addProperty("friendly_name", name);
    body.addProperty("origin", "twilio");
    body.addProperty("phone_number", number);
    body.addProperty("sid", sid);
    for (String method : List.of("sms_fallback", "sms", "status_callback", "voice_fallback")) {
      body.addProperty(method + "_method", "POST");
    }
    body.addProperty("status", "in-use");
    body.addProperty("type", "local");
    body.addProperty("uri", ROOT + account + "/IncomingPhoneNumbers/" + sid + ".json");
    body.addProperty("voice_caller_id_lookup", false);
    body.addProperty("voice_method", "POST");
    body.addProperty("voice_receive_mode", "voice");
    return body;
  }

  static JsonObject application(String account, String sid, String name, String voiceUrl) {
    JsonObject body = new JsonObject();
    for (String url : List.of("sms_fallback_url", "sms_url", "status_callback")) {
      body.add(url, JsonNull.INSTANCE);
    }
    body.addProperty("account_sid", account);
    body.addProperty("api_version", "2010-04-01");
    body.addProperty("date_created", DATE);
    body.addProperty("date_updated", DATE);
    body.addProperty("friendly_name", name);
    body.add("message_status_callback", JsonNull.INSTANCE);
    body.addProperty("public_application_connect_enabled", false);
    body.addProperty("sid", sid);
    body.addProperty("uri", ROOT + account + "/Applications/" + sid + ".json");
    body.addProperty("voice_caller_id_lookup", false);
    body.add("voice_fallback_url", JsonNull.INSTANCE);
    body.addProperty("voice_method", "POST");
    body.addProperty("voice_url", voiceUrl);
    return body;
  }

  static JsonObject originationUrl(
      String account, String trunk, String sid, String sipUrl, int priority) {
    JsonObject body = new JsonObject();
    body.addProperty("account_sid", account);
    body.addProperty("sid", sid);
    body.addProperty("trunk_sid", trunk);
    body.addProperty("weight", 10);
    body.addProperty("enabled", true);
    body.addProperty("sip_url", sipUrl);
    body.addProperty("friendly_name", sipUrl);
    body.addProperty("priority", priority);
    body.addProperty("date_created", "2025-08-16T23:00:23Z");
    body.addProperty("date_updated", "2025-08-16T23:00:23Z");
    body.addProperty(
        "url", "https://trunking.twilio.com/v1/Trunks/" + trunk + "/OriginationUrls/" + sid);
    return body;
  }

  static JsonObject error(int status, int code, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("code", code);
    body.addProperty("message", message);
    body.addProperty("more_info", "https://www.twilio.com/docs/errors/" + code);
    body.addProperty("status", status);
    return body;
  }
}
