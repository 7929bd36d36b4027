package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
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

/// `/v1/telephony/numbers`. An edit names the version that was read: where somebody changed the
/// number since, it is [PlatformException.Overtaken].
public final class Numbers {
  private static final int PAGE = 100;

  private final HttpChannel channel;
  private final Api api;

  Numbers(HttpChannel channel) {
    this.channel = channel;
    this.api = channel.api(Api.class);
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
    @GET(Paths.NUMBER)
    Call<ResponseBody> get(@Path("id") String id);

    @Streaming
    @PATCH(Paths.NUMBER)
    Call<ResponseBody> edit(
        @Path("id") String id, @Header("If-Match") String etag, @Body RequestBody edit);
  }

  /// All numbers, whatever their state.
  public List<PhoneNumber> all() throws PlatformException {
    return list(null);
  }

  /// Those that are or were this number, newest first: one for each time it was bought.
  public List<PhoneNumber> of(E164 number) throws PlatformException {
    return list(number.value());
  }

  private List<PhoneNumber> list(@Nullable String number) throws PlatformException {
    return channel.all(
        after -> api.list(PAGE, number, after),
        new TypeToken<Page<PhoneNumber>>() {},
        PhoneNumber::id);
  }

  public PhoneNumber get(String id) throws PlatformException {
    return channel.read(api.get(id), Repeat.SAFE, TypeToken.get(PhoneNumber.class));
  }

  /// Names a number; an empty text takes its label away.
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
        api.edit(number.id(), number.etag(), HttpChannel.json(edit)),
        Repeat.SAFE,
        TypeToken.get(PhoneNumber.class));
  }
}
