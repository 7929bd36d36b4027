package com.kallglot.console.wire;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.RouteRequest.SipHints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `routing` object: what is not asked for is not written, and an absent, null or empty one
/// asks for nothing. Fields this program does not know are passed over, but count as asked.
final class RouteRequestAdapter extends TypeAdapter<RouteRequest> implements Absent<RouteRequest> {
  private final TypeAdapter<SipHints> sipHints;
  private final TypeAdapter<String> text;

  RouteRequestAdapter(Gson gson) {
    sipHints = gson.getAdapter(SipHints.class);
    text = gson.getAdapter(String.class);
  }

  @Override
  public RouteRequest absent() {
    return RouteRequest.NONE;
  }

  @Override
  public void write(JsonWriter out, @Nullable RouteRequest value) throws IOException {
    if (value == null || !value.given()) {
      out.nullValue();
      return;
    }
    out.beginObject();
    out.name("connection_id").value(value.connectionId());
    out.name("type").value(value.type());
    out.name("phone_number").value(value.phoneNumber());
    out.name("direction").value(value.direction());
    out.name("sip");
    sipHints.write(out, value.sip());
    out.endObject();
  }

  @Override
  public RouteRequest read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return absent();
    }
    Misfit.unless(in, JsonToken.BEGIN_OBJECT);
    Map<String, String> words = new HashMap<>();
    SipHints sip = null;
    boolean given = false;
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        continue;
      }
      given = true;
      switch (name) {
        case "connection_id", "type", "phone_number", "direction" -> words.put(name, text.read(in));
        case "sip" -> sip = sipHints.read(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return given ? request(words, sip) : RouteRequest.NONE;
  }

  private static RouteRequest request(Map<String, String> words, @Nullable SipHints sip) {
    boolean hinted = sip != null && (sip.fromUri() != null || !sip.headers().isEmpty());
    return new RouteRequest(
        true,
        words.get("connection_id"),
        words.get("type"),
        words.get("phone_number"),
        words.get("direction"),
        hinted ? sip : null);
  }
}
