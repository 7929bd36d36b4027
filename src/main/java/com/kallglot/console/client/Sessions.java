package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.wire.Paths;
import java.util.UUID;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

/// `/v1/sessions`.
public final class Sessions {
  private final HttpChannel channel;
  private final Api api;

  Sessions(HttpChannel channel) {
    this.channel = channel;
    this.api = channel.api(Api.class);
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
  }

  /// Creates a session; with the same key and body again the same session is answered.
  ///
  /// @param idempotencyKey one for each intent, whatever number of tries it takes
  public Session create(SessionRequest request, String idempotencyKey) throws PlatformException {
    return channel.read(
        api.create(idempotencyKey, HttpChannel.json(request)),
        Repeat.SAFE,
        TypeToken.get(Session.class));
  }

  public Session get(String id) throws PlatformException {
    return channel.read(api.get(id), Repeat.SAFE, TypeToken.get(Session.class));
  }

  /// Ends a session; for one that has ended, its end is answered again.
  public Session.Ended end(String id) throws PlatformException {
    return channel.read(
        api.end(id, UUID.randomUUID().toString(), HttpChannel.empty()),
        Repeat.SAFE,
        TypeToken.get(Session.Ended.class));
  }
}
