package com.kallglot.console.client;

import com.kallglot.console.wire.Paths;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/// The platform's endpoints. Bodies come unread: they are read within a limit, whatever they hold.
interface PlatformApi {
  @Streaming
  @POST(Paths.SESSIONS)
  Call<ResponseBody> createSession(
      @Header("Idempotency-Key") String idempotencyKey, @Body RequestBody request);

  @Streaming
  @GET(Paths.SESSION)
  Call<ResponseBody> session(@Path("id") String id);

  @Streaming
  @POST(Paths.SESSION_END)
  Call<ResponseBody> endSession(
      @Path("id") String id,
      @Header("Idempotency-Key") String idempotencyKey,
      @Body RequestBody empty);

  @Streaming
  @GET(Paths.NUMBERS)
  Call<ResponseBody> numbers(
      @Query("limit") int limit, @Nullable @Query("starting_after") String startingAfter);

  @Streaming
  @PATCH(Paths.NUMBER)
  Call<ResponseBody> editNumber(
      @Path("id") String id, @Header("If-Match") String etag, @Body RequestBody edit);

  @Streaming
  @GET(Paths.CONNECTIONS)
  Call<ResponseBody> connections(
      @Query("limit") int limit, @Nullable @Query("starting_after") String startingAfter);

  @Streaming
  @PATCH(Paths.CONNECTION)
  Call<ResponseBody> editConnection(
      @Path("id") String id, @Header("If-Match") String etag, @Body RequestBody edit);

  @Streaming
  @GET(Paths.SIP)
  Call<ResponseBody> sip();

  @Streaming
  @PATCH(Paths.SIP)
  Call<ResponseBody> editSip(@Header("If-Match") String etag, @Body RequestBody edit);
}
