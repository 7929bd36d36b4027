package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.account.SipPassword;
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.wire.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/// `/v1/telephony/sip`. An edit names the version that was read: where somebody changed the
/// settings since, it is [PlatformException.Overtaken].
public final class SipAccess {
  private final Requests requests;
  private final Api api;

  SipAccess(Requests requests) {
    this.requests = requests;
    this.api = requests.api(Api.class);
  }

  /// The endpoints.
  interface Api {
    @Streaming
    @GET(Paths.SIP)
    Call<ResponseBody> get();

    @Streaming
    @PATCH(Paths.SIP)
    Call<ResponseBody> edit(@Header("If-Match") String etag, @Body RequestBody edit);

    @Streaming
    @POST(Paths.SIP_PASSWORD)
    Call<ResponseBody> rotate(@Body RequestBody overlap);
  }

  public SipSettings get() throws PlatformException {
    return requests.read(api.get(), Repeat.SAFE, TypeToken.get(SipSettings.class));
  }

  /// Makes a new password, which is answered this once and never again. Asked once: where the
  /// answer gets lost, a password that nobody knows may be in force, and another has to be made
  /// before the one in use ends.
  ///
  /// @param overlap how long the one in use stays valid, at most a day; 0 ends every older one
  public SipPassword rotatePassword(Duration overlap) throws PlatformException {
    return requests.read(
        api.rotate(HttpChannel.json(Map.of("overlap_seconds", overlap.toSeconds()))),
        Repeat.NEVER,
        TypeToken.get(SipPassword.class));
  }

  public SipSettings enable(SipSettings sip) throws PlatformException {
    return edit(sip, Map.of("enabled", true), SipSettings::enabled);
  }

  public SipSettings disable(SipSettings sip) throws PlatformException {
    return edit(sip, Map.of("enabled", false), now -> !now.enabled());
  }

  public SipSettings encrypt(SipSettings sip, SrtpPolicy policy) throws PlatformException {
    return edit(sip, Map.of("srtp", policy), now -> now.srtp() == policy);
  }

  /// Changes all terms that differ from those of `sip`, in one request.
  public SipSettings settle(SipSettings sip, SipSettings.Terms terms) throws PlatformException {
    SipSettings.Terms now = sip.terms();
    Map<String, Object> edit = new LinkedHashMap<>();
    put(edit, "srtp", now.srtp(), terms.srtp());
    put(edit, "srtp_keying", now.keying(), terms.keying());
    put(edit, "codecs", now.codecs(), terms.codecs());
    put(edit, "max_concurrent_calls", now.maxConcurrentCalls(), terms.maxConcurrentCalls());
    put(edit, "session_defaults", now.sessionDefaults(), terms.sessionDefaults());
    return edit(sip, edit, made -> made.terms().equals(terms));
  }

  /// No platform takes "not given" back: what is null is left as it is.
  private static void put(
      Map<String, Object> edit, String name, @Nullable Object now, @Nullable Object wanted) {
    if (wanted != null && !wanted.equals(now)) {
      edit.put(name, wanted);
    }
  }

  /// By which exchange media keys are agreed on.
  public SipSettings key(SipSettings sip, SrtpKeying keying) throws PlatformException {
    return edit(sip, Map.of("srtp_keying", keying), now -> now.srtpKeying() == keying);
  }

  /// @param codecs in the order of preference
  public SipSettings speak(SipSettings sip, List<String> codecs) throws PlatformException {
    return edit(sip, Map.of("codecs", codecs), now -> now.codecs().equals(codecs));
  }

  public SipSettings limit(SipSettings sip, int concurrentCalls) throws PlatformException {
    return edit(
        sip,
        Map.of("max_concurrent_calls", concurrentCalls),
        now -> now.maxConcurrentCalls() == concurrentCalls);
  }

  /// What a session takes when the leg itself says nothing.
  public SipSettings assume(SipSettings sip, SipSettings.SessionDefaults defaults)
      throws PlatformException {
    return edit(
        sip, Map.of("session_defaults", defaults), now -> defaults.equals(now.sessionDefaults()));
  }

  /// Replaces the list of allowed sources whole; what the platform itself notes of them stays out.
  public SipSettings allow(SipSettings sip, SipSettings.Allowlist allowlist)
      throws PlatformException {
    List<Map<String, String>> entries = entries(allowlist);
    return edit(
        sip,
        Map.of("allowlist", Map.of("mode", allowlist.mode(), "entries", entries)),
        now ->
            now.allowlist().mode() == allowlist.mode()
                && meaning(now.allowlist()).equals(meaning(allowlist)));
  }

  /// Its entries, however the platform writes the addresses that were sent: `192.0.2.1/32` is
  /// `192.0.2.1`, and an IPv6 address has many spellings.
  private static List<Map<String, String>> meaning(SipSettings.Allowlist allowlist) {
    List<Map<String, String>> meant = entries(allowlist);
    meant.forEach(entry ->
        entry.computeIfPresent(
            "cidr", (_, cidr) -> AddressBlock.of(cidr).map(AddressBlock::toString).orElse(cidr)));
    meant.forEach(entry -> entry.remove("label", ""));
    return meant;
  }

  private static List<Map<String, String>> entries(SipSettings.Allowlist allowlist) {
    List<Map<String, String>> entries = new ArrayList<>();
    for (SipSettings.Allowlist.Entry entry : allowlist.entries()) {
      Map<String, String> written = new LinkedHashMap<>();
      written.put("cidr", entry.cidr());
      if (entry.label() != null) {
        written.put("label", entry.label());
      }
      entries.add(written);
    }
    return entries;
  }

  private SipSettings edit(SipSettings sip, Map<String, ?> edit, Predicate<SipSettings> made)
      throws PlatformException {
    return requests.edit(
        api.edit(sip.etag(), HttpChannel.json(edit)),
        api.get(),
        TypeToken.get(SipSettings.class),
        made);
  }
}
