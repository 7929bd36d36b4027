package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/// `/v1/telephony/connections`. An edit names the version that was read: where somebody changed the
/// connection since, it is [PlatformException.Overtaken].
public final class Connections {
  private static final int PAGE = 100;

  private final HttpChannel channel;
  private final Api api;

  Connections(HttpChannel channel) {
    this.channel = channel;
    this.api = channel.api(Api.class);
  }

  /// The endpoints.
  interface Api {
    @Streaming
    @GET(Paths.CONNECTIONS)
    Call<ResponseBody> list(
        @Query("limit") int limit, @Nullable @Query("starting_after") String startingAfter);

    @Streaming
    @GET(Paths.CONNECTION)
    Call<ResponseBody> get(@Path("id") String id);

    @Streaming
    @PATCH(Paths.CONNECTION)
    Call<ResponseBody> edit(
        @Path("id") String id, @Header("If-Match") String etag, @Body RequestBody edit);
  }

  public List<ProviderConnection> all() throws PlatformException {
    return channel.all(
        after -> api.list(PAGE, after),
        new TypeToken<Page<ProviderConnection>>() {},
        ProviderConnection::id);
  }

  public ProviderConnection get(String id) throws PlatformException {
    return channel.read(api.get(id), Repeat.SAFE, TypeToken.get(ProviderConnection.class));
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
        api.edit(connection.id(), connection.etag(), HttpChannel.json(edit)),
        Repeat.SAFE,
        TypeToken.get(ProviderConnection.class));
  }
}
