package com.kallglot.console.calltest.result;

import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session request as its JSON body, for reports: what was not given is not there.
public final class RequestBody {
  private RequestBody() {}

  public static Map<String, Object> of(SessionRequest request) {
    var body = new LinkedHashMap<String, Object>();
    put(body, "mode", request.mode());
    put(body, "source_language", request.sourceLanguage());
    put(body, "target_language", request.targetLanguage());
    Map<String, Object> routing = routing(request.routing());
    put(body, "routing", routing.isEmpty() ? null : routing);
    put(body, "metadata", request.metadata().isEmpty() ? null : request.metadata());
    return body;
  }

  private static Map<String, Object> routing(RouteRequest request) {
    var routing = new LinkedHashMap<String, Object>();
    put(routing, "connection_id", request.connectionId());
    put(routing, "type", request.type());
    put(routing, "phone_number", request.phoneNumber());
    put(routing, "direction", request.direction());
    return routing;
  }

  private static void put(Map<String, Object> body, String key, @Nullable Object value) {
    if (value != null) {
      body.put(key, value);
    }
  }
}
