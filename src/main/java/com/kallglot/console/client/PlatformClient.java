package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.PlatformException.UnusableAnswer;
import com.kallglot.console.telephony.EndedSession;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.wire.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/// The platform: each method blocks until the answer is there. To be called from virtual threads;
/// interrupting one ends its call.
public final class PlatformClient implements AutoCloseable {
  private static final int PAGE = 100;

  /// More pages than any organization has; a list that goes on is an endless one.
  private static final int MOST_PAGES = 1_000;

  private final HttpChannel channel;
  private final PlatformApi api;

  public PlatformClient(Endpoint endpoint, ExchangeListener listener) {
    channel = new HttpChannel(endpoint, listener);
    api = channel.api(PlatformApi.class);
  }

  /// Creates a session; with the same key and body again the same session is answered.
  public Session createSession(SessionRequest request, String idempotencyKey)
      throws PlatformException {
    return channel.read(
        api.createSession(idempotencyKey, HttpChannel.json(request)), TypeToken.get(Session.class));
  }

  public Session session(String id) throws PlatformException {
    return channel.read(api.session(id), TypeToken.get(Session.class));
  }

  /// Ends a session; for one that has ended, its end is answered again.
  public EndedSession endSession(String id) throws PlatformException {
    return channel.read(
        api.endSession(id, UUID.randomUUID().toString(), HttpChannel.empty()),
        TypeToken.get(EndedSession.class));
  }

  /// All numbers, whatever their state.
  public List<PhoneNumber> numbers() throws PlatformException {
    return all(
        after -> api.numbers(PAGE, after), new TypeToken<Page<PhoneNumber>>() {}, PhoneNumber::id);
  }

  public List<ProviderConnection> connections() throws PlatformException {
    return all(
        after -> api.connections(PAGE, after),
        new TypeToken<Page<ProviderConnection>>() {},
        ProviderConnection::id);
  }

  public SipSettings sip() throws PlatformException {
    return channel.read(api.sip(), TypeToken.get(SipSettings.class));
  }

  /// Names a number; an empty text takes its label away.
  ///
  /// @param number as it was last read: if somebody changed it since, 412 `precondition_failed`
  public PhoneNumber label(PhoneNumber number, String label) throws PlatformException {
    return edit(number, Map.of("label", label));
  }

  public PhoneNumber activate(PhoneNumber number) throws PlatformException {
    return edit(number, Map.of("status", "active"));
  }

  public PhoneNumber suspend(PhoneNumber number) throws PlatformException {
    return edit(number, Map.of("status", "suspended"));
  }

  private PhoneNumber edit(PhoneNumber number, Map<String, ?> edit) throws PlatformException {
    return channel.read(
        api.editNumber(number.id(), number.etag(), HttpChannel.json(edit)),
        TypeToken.get(PhoneNumber.class));
  }

  public ProviderConnection label(ProviderConnection connection, String label)
      throws PlatformException {
    return edit(connection, Map.of("label", label));
  }

  /// Makes it the only default.
  public ProviderConnection makeDefault(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("is_default", true));
  }

  /// Where it was the default, none is left.
  public ProviderConnection disable(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("status", "disabled"));
  }

  public ProviderConnection enable(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("status", "active"));
  }

  private ProviderConnection edit(ProviderConnection connection, Map<String, ?> edit)
      throws PlatformException {
    return channel.read(
        api.editConnection(connection.id(), connection.etag(), HttpChannel.json(edit)),
        TypeToken.get(ProviderConnection.class));
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
        api.editSip(sip.etag(), HttpChannel.json(edit)), TypeToken.get(SipSettings.class));
  }

  private interface PageCall {
    Call<ResponseBody> after(@Nullable String id);
  }

  private <T> List<T> all(PageCall pages, TypeToken<Page<T>> type, Function<T, String> id)
      throws PlatformException {
    List<T> all = new ArrayList<>();
    String after = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      Call<ResponseBody> call = pages.after(after);
      Page<T> next = channel.read(call, type);
      all.addAll(next.data());
      if (!next.hasMore()) {
        return List.copyOf(all);
      }
      String last = next.data().isEmpty() ? after : id.apply(next.data().getLast());
      if (last == null || last.equals(after)) {
        throw endless(call, "the list says that it goes on, but has nothing further");
      }
      after = last;
    }
    throw endless(pages.after(after), "the list does not end after " + all.size() + " entries");
  }

  private static UnusableAnswer endless(Call<ResponseBody> call, String problem) {
    return new UnusableAnswer(
        "GET " + call.request().url().encodedPath(), 200, null, problem, null);
  }

  @Override
  public void close() {
    channel.close();
  }
}
