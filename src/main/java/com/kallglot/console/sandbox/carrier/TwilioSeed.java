package com.kallglot.console.sandbox.carrier;

import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.carrier.TwilioLogin.Right;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The accounts Twilio's stand-in begins with: one in order, and one for each thing that can be
/// wrong with credentials or wiring. Numbers are of the range reserved for fiction.
final class TwilioSeed {
  private static final String ACTIVE = "active";
  private static final String FULL = "Full";
  private static final int MANY = 1_050;

  private final Randoms randoms;
  private final String sipDomain;

  TwilioSeed(Randoms randoms, String sipDomain) {
    this.randoms = randoms;
    this.sipDomain = sipDomain;
  }

  List<TwilioLogin> logins() {
    Draft support = new Draft("Support line", ACTIVE, FULL);
    support
        .number("+16175550142", "Front desk")
        .addProperty("voice_url", "https://app.example.com/voice");
    support
        .number("+16175550143", "Straight to the platform")
        .addProperty("trunk_sid", support.trunk(10, "sip:" + sipDomain + ";transport=tls"));
    support
        .number("+16175550144", "Through an application")
        .addProperty(
            "voice_application_sid", support.application("Desk", "https://app.example.com/twiml"));
    TwilioAccount line = support.account();
    return List.of(
        login("Support line", line, Right.EVERYTHING, null, support.authToken),
        key("Standard key", line, Right.ALL_BUT_ACCOUNTS),
        key("Restricted key", line, Right.NOTHING),
        plain("Trial account", ACTIVE, "Trial", Right.EVERYTHING),
        plain("Suspended account", "suspended", FULL, Right.EVERYTHING),
        plain("Closed account", "closed", FULL, Right.EVERYTHING),
        plain("Account without funds", ACTIVE, FULL, Right.OUT_OF_SERVICE),
        plain("Test credentials", ACTIVE, FULL, Right.PRETEND_ONLY),
        plain("Busy account", ACTIVE, FULL, Right.WAIT),
        many(),
        miswired());
  }

  private TwilioLogin plain(String name, String status, String type, Right right) {
    Draft draft = new Draft(name, status, type);
    return login(name, draft.account(), right, null, draft.authToken);
  }

  private TwilioLogin key(String name, TwilioAccount account, Right right) {
    return login(name, account, right, randoms.sid("SK"), randoms.keySecret());
  }

  private static TwilioLogin login(
      String name, TwilioAccount account, Right right, @Nullable String keySid, Secret secret) {
    return new TwilioLogin(
        new SeededAccount(name, Provider.TWILIO, account.sid(), keySid, secret), account, right);
  }

  private TwilioLogin many() {
    Draft draft = new Draft("Many numbers", ACTIVE, FULL);
    for (int i = 0; i < MANY; i++) {
      draft.number("+1212555%04d".formatted(i), "Number " + i);
    }
    return login("Many numbers", draft.account(), Right.EVERYTHING, null, draft.authToken);
  }

  /// A number for each way a call can miss the platform.
  private TwilioLogin miswired() {
    Draft draft = new Draft("Miswired numbers", ACTIVE, FULL);
    JsonObject overruled = draft.number("+16175550151", "Trunk before URL");
    overruled.addProperty("voice_url", "https://" + sipDomain + "/voice");
    overruled.addProperty("trunk_sid", draft.trunk(10, "sip:pbx.example.net"));
    draft
        .number("+16175550152", "As bought")
        .addProperty("voice_url", "https://demo.twilio.com/welcome/voice/");
    draft.number("+16175550153", "Nothing set");
    draft.number("+16175550154", "Empty trunk").addProperty("trunk_sid", draft.trunk(10));
    draft.number("+16175550155", "Fax").addProperty("voice_receive_mode", "fax");
    draft
        .number("+16175550156", "Laptop")
        .addProperty("voice_url", "http://192.168.1.20:8080/voice");
    draft
        .number("+16175550157", "Deleted application")
        .addProperty("voice_application_sid", randoms.sid("AP"));
    draft
        .number("+16175550158", "Shared trunk")
        .addProperty("trunk_sid", draft.trunk(10, "sip:" + sipDomain, "sip:pbx.example.net"));
    draft
        .number("+16175550159", "Messages only")
        .getAsJsonObject("capabilities")
        .addProperty("voice", false);
    return login("Miswired numbers", draft.account(), Right.EVERYTHING, null, draft.authToken);
  }

  /// An account in the making.
  private final class Draft {
    private final String sid = randoms.sid("AC");
    private final Secret authToken = randoms.authToken();
    private final JsonObject body;
    private final List<JsonObject> numbers = new ArrayList<>();
    private final Map<String, JsonObject> applications = new HashMap<>();
    private final Map<String, List<JsonObject>> trunks = new HashMap<>();

    Draft(String name, String status, String type) {
      body = TwilioBodies.account(sid, name, status, type, authToken);
    }

    JsonObject number(String number, String name) {
      JsonObject made = TwilioBodies.number(sid, randoms.sid("PN"), number, name);
      numbers.add(made);
      return made;
    }

    String application(String name, String voiceUrl) {
      String application = randoms.sid("AP");
      applications.put(application, TwilioBodies.application(sid, application, name, voiceUrl));
      return application;
    }

    String trunk(int priority, String... sipUrls) {
      String trunk = randoms.sid("TK");
      List<JsonObject> urls = new ArrayList<>();
      for (String url : sipUrls) {
        urls.add(TwilioBodies.originationUrl(sid, trunk, randoms.sid("OU"), url, priority));
      }
      trunks.put(trunk, urls);
      return trunk;
    }

    TwilioAccount account() {
      return new TwilioAccount(body, numbers, applications, trunks);
    }
  }
}
