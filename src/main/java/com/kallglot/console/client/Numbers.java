package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.telephony.ordering.AvailableNumber;
import com.kallglot.console.telephony.ordering.NumberOrder;
import com.kallglot.console.telephony.ordering.NumberSearch;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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

/// `/v1/telephony/numbers`. An edit names the version that was read: where somebody changed the
/// number since, it is [PlatformException.Overtaken].
public final class Numbers {
  private static final int PAGE = 100;

  private final Requests requests;
  private final Api api;

  Numbers(Requests requests) {
    this.requests = requests;
    this.api = requests.api(Api.class);
  }

  /// The endpoints.
  interface Api {
    @Streaming
    @GET(Paths.NUMBERS)
    Call<ResponseBody> list(
        @Query("limit") int limit,
        @Nullable @Query("phone_number") String phoneNumber,
        @Nullable @Query("starting_after") String startingAfter);

    @Streaming
    @GET(Paths.NUMBERS_AVAILABLE)
    Call<ResponseBody> available(
        @Query("limit") int limit,
        @Query("country") String country,
        @Nullable @Query("type") String type,
        @Nullable @Query("area_code") String areaCode,
        @Nullable @Query("contains") String contains);

    @Streaming
    @POST(Paths.NUMBERS)
    Call<ResponseBody> order(
        @Header("Idempotency-Key") String idempotencyKey, @Body RequestBody order);

    @Streaming
    @DELETE(Paths.NUMBER)
    Call<ResponseBody> release(@Path("id") String id, @Header("If-Match") String etag);

    @Streaming
    @GET(Paths.NUMBER)
    Call<ResponseBody> get(@Path("id") String id);

    @Streaming
    @PATCH(Paths.NUMBER)
    Call<ResponseBody> edit(
        @Path("id") String id, @Header("If-Match") String etag, @Body RequestBody edit);
  }

  /// All numbers, whatever their state.
  public List<PhoneNumber> all() throws PlatformException {
    return all(_ -> {});
  }

  /// The same, each page told on this thread as soon as it is there.
  public List<PhoneNumber> all(Consumer<List<PhoneNumber>> came) throws PlatformException {
    return list(null, came);
  }

  /// Those that are or were this number, newest first: one for each time it was bought.
  public List<PhoneNumber> of(E164 number) throws PlatformException {
    return list(number.value(), _ -> {});
  }

  private List<PhoneNumber> list(@Nullable String number, Consumer<List<PhoneNumber>> came)
      throws PlatformException {
    return requests.all(
        after -> api.list(PAGE, number, after),
        new TypeToken<Page<PhoneNumber>>() {},
        PhoneNumber::id,
        came);
  }

  public PhoneNumber get(String id) throws PlatformException {
    return requests.read(api.get(id), Repeat.SAFE, TypeToken.get(PhoneNumber.class));
  }

  /// What can be ordered at the moment, at most a hundred.
  public List<AvailableNumber> available(NumberSearch search) throws PlatformException {
    String type = search.type() == null ? null : search.type().name().toLowerCase(Locale.ROOT);
    Call<ResponseBody> call =
        api.available(PAGE, search.country(), type, search.areaCode(), search.contains());
    return requests.read(call, Repeat.SAFE, new TypeToken<Page<AvailableNumber>>() {}).data();
  }

  /// Orders a number, which costs money. Tries again only as long as no try can have been carried
  /// out: after one that may have been, look with [#of] before ordering again with the same key.
  ///
  /// @param idempotencyKey one for each intent, kept where a crash leaves it
  public PhoneNumber order(NumberOrder order, String idempotencyKey) throws PlatformException {
    return requests.read(
        api.order(idempotencyKey, HttpChannel.json(order)),
        Repeat.UNTIL_IN_DOUBT,
        TypeToken.get(PhoneNumber.class));
  }

  /// Names a number; an empty text takes its label away.
  public PhoneNumber label(PhoneNumber number, String label) throws PlatformException {
    return edit(
        number,
        Map.of("label", label),
        now -> Objects.requireNonNullElse(now.label(), "").equals(label));
  }

  public PhoneNumber activate(PhoneNumber number) throws PlatformException {
    return edit(number, Map.of("status", "active"), now -> now.status() == Status.ACTIVE);
  }

  public PhoneNumber suspend(PhoneNumber number) throws PlatformException {
    return edit(number, Map.of("status", "suspended"), now -> now.status() == Status.SUSPENDED);
  }

  /// Gives a number back; an order that is pending is withdrawn.
  public PhoneNumber release(PhoneNumber number) throws PlatformException {
    return requests.edit(
        api.release(number.id(), number.etag()),
        api.get(number.id()),
        TypeToken.get(PhoneNumber.class),
        now -> now.status() == Status.RELEASED);
  }

  private PhoneNumber edit(PhoneNumber number, Map<String, ?> edit, Predicate<PhoneNumber> made)
      throws PlatformException {
    return requests.edit(
        api.edit(number.id(), number.etag(), HttpChannel.json(edit)),
        api.get(number.id()),
        TypeToken.get(PhoneNumber.class),
        made);
  }
}
