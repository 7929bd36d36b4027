package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.wire.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.Streaming;

/// `/v1/telephony/sip`. An edit names the version that was read: where somebody changed the
/// settings since, it is [PlatformException.Overtaken].
public final class SipAccess {
  private final HttpChannel channel;
  private final Api api;

  SipAccess(HttpChannel channel) {
    this.channel = channel;
    this.api = channel.api(Api.class);
  }

  /// The endpoints.
  interface Api {
    @Streaming
    @GET(Paths.SIP)
    Call<ResponseBody> get();

    @Streaming
    @PATCH(Paths.SIP)
    Call<ResponseBody> edit(@Header("If-Match") String etag, @Body RequestBody edit);
  }

  public SipSettings get() throws PlatformException {
    return channel.read(api.get(), Repeat.SAFE, TypeToken.get(SipSettings.class));
  }

  public SipSettings enable(SipSettings sip) throws PlatformException {
    return edit(sip, Map.of("enabled", true));
  }

  public SipSettings disable(SipSettings sip) throws PlatformException {
    return edit(sip, Map.of("enabled", false));
  }

  public SipSettings encrypt(SipSettings sip, SrtpPolicy policy) throws PlatformException {
    return edit(sip, Map.of("srtp", policy));
  }

  /// Replaces the list of allowed sources whole; what the platform itself notes of them stays out.
  public SipSettings allow(SipSettings sip, SipSettings.Allowlist allowlist)
      throws PlatformException {
    List<Map<String, String>> entries = new ArrayList<>();
    for (SipSettings.Allowlist.Entry entry : allowlist.entries()) {
      Map<String, String> written = new LinkedHashMap<>();
      written.put("cidr", entry.cidr());
      if (entry.label() != null) {
        written.put("label", entry.label());
      }
      entries.add(written);
    }
    return edit(sip, Map.of("allowlist", Map.of("mode", allowlist.mode(), "entries", entries)));
  }

  private SipSettings edit(SipSettings sip, Map<String, ?> edit) throws PlatformException {
    return channel.read(
        api.edit(sip.etag(), HttpChannel.json(edit)),
        Repeat.SAFE,
        TypeToken.get(SipSettings.class));
  }
}
