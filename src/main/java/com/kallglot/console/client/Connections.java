package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.account.ConnectionNumber;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/// `/v1/telephony/connections`. An edit names the version that was read: where somebody changed the
/// connection since, it is [PlatformException.Overtaken].
public final class Connections {
  private static final int PAGE = 100;

  private final Requests requests;
  private final Api api;

  Connections(Requests requests) {
    this.requests = requests;
    this.api = requests.api(Api.class);
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

    @Streaming
    @POST(Paths.CONNECTIONS)
    Call<ResponseBody> add(
        @Header("Idempotency-Key") String idempotencyKey, @Body RequestBody connection);

    @Streaming
    @DELETE(Paths.CONNECTION)
    Call<ResponseBody> delete(@Path("id") String id, @Header("If-Match") String etag);

    @Streaming
    @POST(Paths.CONNECTION_VERIFY)
    Call<ResponseBody> verify(@Path("id") String id, @Body RequestBody empty);

    @Streaming
    @GET(Paths.CONNECTION_NUMBERS)
    Call<ResponseBody> numbers(
        @Path("id") String id,
        @Query("limit") int limit,
        @Nullable @Query("starting_after") String startingAfter);
  }

  public List<ProviderConnection> all() throws PlatformException {
    return requests.all(
        after -> api.list(PAGE, after),
        new TypeToken<Page<ProviderConnection>>() {},
        ProviderConnection::id);
  }

  public ProviderConnection get(String id) throws PlatformException {
    return requests.read(api.get(id), Repeat.SAFE, TypeToken.get(ProviderConnection.class));
  }

  /// Adds an account, unverified.
  ///
  /// @param idempotencyKey one for each intent, whatever number of tries it takes
  public ProviderConnection add(NewConnection connection, String idempotencyKey)
      throws PlatformException {
    return requests.read(
        api.add(idempotencyKey, HttpChannel.json(connection)),
        Repeat.SAFE,
        TypeToken.get(ProviderConnection.class));
  }

  /// Lets the platform try the credentials at the provider. Asked once: whether a lost answer
  /// matters is seen from the connection.
  public ProviderConnection verify(ProviderConnection connection) throws PlatformException {
    return requests.read(
        api.verify(connection.id(), HttpChannel.empty()),
        Repeat.NEVER,
        TypeToken.get(ProviderConnection.class));
  }

  /// The numbers of the account, as read when it was last verified.
  public List<ConnectionNumber> numbers(ProviderConnection connection) throws PlatformException {
    return requests.all(
        after -> api.numbers(connection.id(), PAGE, after),
        new TypeToken<Page<ConnectionNumber>>() {},
        number -> number.phoneNumber().value());
  }

  public ProviderConnection label(ProviderConnection connection, String label)
      throws PlatformException {
    return edit(connection, Map.of("label", label), now -> now.label().equals(label));
  }

  /// Makes it the only default.
  public ProviderConnection makeDefault(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("is_default", true), ProviderConnection::isDefault);
  }

  /// Where it was the default, none is left.
  public ProviderConnection disable(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("status", "disabled"), now -> now.status() == Status.DISABLED);
  }

  public ProviderConnection enable(ProviderConnection connection) throws PlatformException {
    return edit(connection, Map.of("status", "active"), now -> now.status() != Status.DISABLED);
  }

  /// The number that calls come from where none is named; null takes it away.
  public ProviderConnection callFrom(ProviderConnection connection, @Nullable E164 callerId)
      throws PlatformException {
    String text = callerId == null ? "" : callerId.value();
    return edit(
        connection,
        Map.of("default_caller_id", text),
        now -> Objects.equals(now.defaultCallerId(), callerId));
  }

  /// Replaces the credentials; the connection is unverified after that.
  public ProviderConnection open(ProviderConnection connection, NewCredentials credentials)
      throws PlatformException {
    return edit(connection, Map.of("credentials", credentials), now -> isOf(now, credentials));
  }

  /// As far as what is shown of them tells.
  private static boolean isOf(ProviderConnection connection, NewCredentials credentials) {
    ProviderConnection.Credentials shown = connection.credentials();
    return Objects.equals(shown.accountSid(), credentials.accountSid())
        && isEnd(shown.authTokenLast4(), credentials.authToken())
        && isEnd(shown.apiKeyLast4(), credentials.apiKey());
  }

  private static boolean isEnd(@Nullable String last4, @Nullable Secret secret) {
    return secret == null ? last4 == null : last4 != null && secret.reveal().endsWith(last4);
  }

  /// Deletes a connection; where it was the default, none is left.
  public void delete(ProviderConnection connection) throws PlatformException {
    requests.delete(api.delete(connection.id(), connection.etag()), api.get(connection.id()));
  }

  private ProviderConnection edit(
      ProviderConnection connection, Map<String, ?> edit, Predicate<ProviderConnection> made)
      throws PlatformException {
    return requests.edit(
        api.edit(connection.id(), connection.etag(), HttpChannel.json(edit)),
        api.get(connection.id()),
        TypeToken.get(ProviderConnection.class),
        made);
  }
}
