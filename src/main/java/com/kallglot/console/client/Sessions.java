package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;
import com.kallglot.console.telephony.conversation.Recording;
import com.kallglot.console.telephony.conversation.Transcript;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.util.List;
import java.util.UUID;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/// `/v1/sessions`.
public final class Sessions {
  private static final int PAGE = 100;

  private final Requests requests;
  private final Api api;

  Sessions(Requests requests) {
    this.requests = requests;
    this.api = requests.api(Api.class);
  }

  /// The endpoints. Bodies come unread: they are read within a limit, whatever they hold.
  interface Api {
    @Streaming
    @POST(Paths.SESSIONS)
    Call<ResponseBody> create(
        @Header("Idempotency-Key") String idempotencyKey, @Body RequestBody request);

    @Streaming
    @GET(Paths.SESSION)
    Call<ResponseBody> get(@Path("id") String id);

    @Streaming
    @POST(Paths.SESSION_END)
    Call<ResponseBody> end(
        @Path("id") String id,
        @Header("Idempotency-Key") String idempotencyKey,
        @Body RequestBody empty);

    @Streaming
    @POST(Paths.SESSION_DIAL)
    Call<ResponseBody> dial(
        @Path("id") String id,
        @Header("Idempotency-Key") String idempotencyKey,
        @Body RequestBody dial);

    @Streaming
    @GET(Paths.SESSION_TRANSCRIPT)
    Call<ResponseBody> transcript(@Path("id") String id);

    @Streaming
    @GET(Paths.SESSION_RECORDINGS)
    Call<ResponseBody> recordings(
        @Path("id") String id,
        @Query("limit") int limit,
        @Nullable @Query("starting_after") String startingAfter);
  }

  /// Creates a session; with the same key and body again the same session is answered.
  ///
  /// @param idempotencyKey one for each intent, whatever number of tries it takes
  public Session create(SessionRequest request, String idempotencyKey) throws PlatformException {
    return requests.read(
        api.create(idempotencyKey, HttpChannel.json(request)),
        Repeat.SAFE,
        TypeToken.get(Session.class));
  }

  /// The same with a body that is sent as it is written.
  ///
  /// @param json one object
  public Session createAsWritten(String json, String idempotencyKey) throws PlatformException {
    return requests.read(
        api.create(idempotencyKey, HttpChannel.written(json)),
        Repeat.SAFE,
        TypeToken.get(Session.class));
  }

  public Session get(String id) throws PlatformException {
    return requests.read(api.get(id), Repeat.SAFE, TypeToken.get(Session.class));
  }

  /// Ends a session; for one that has ended, its end is answered again.
  public Session.Ended end(String id) throws PlatformException {
    return requests.read(
        api.end(id, UUID.randomUUID().toString(), HttpChannel.empty()),
        Repeat.SAFE,
        TypeToken.get(Session.Ended.class));
  }

  /// Lets the platform call somebody into the session; with the same key and body again the same
  /// leg is answered. A call that could not even be sent is refused with 502 `sip_dial_failed`.
  ///
  /// @param idempotencyKey one for each intent, whatever number of tries it takes
  public DialedLeg dial(String id, Dial dial, String idempotencyKey) throws PlatformException {
    return requests.read(
        api.dial(id, idempotencyKey, HttpChannel.json(dial)),
        Repeat.SAFE,
        TypeToken.get(DialedLeg.class));
  }

  /// What was said so far, and its translation.
  public Transcript transcript(String id) throws PlatformException {
    return requests.read(api.transcript(id), Repeat.SAFE, TypeToken.get(Transcript.class));
  }

  /// There after the session's end, where anything was recorded.
  public List<Recording> recordings(String id) throws PlatformException {
    return requests.all(
        after -> api.recordings(id, PAGE, after),
        new TypeToken<Page<Recording>>() {},
        Recording::id);
  }
}
