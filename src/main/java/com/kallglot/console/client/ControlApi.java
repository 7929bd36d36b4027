package com.kallglot.console.client;

import com.kallglot.console.wire.Paths;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PUT;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/// The sandbox's control resource.
interface ControlApi {
  @Streaming
  @GET(Paths.CONTROL_LEGS)
  Call<ResponseBody> legs(@Nullable @Query("session_id") String sessionId);

  @Streaming
  @PUT(Paths.CONTROL_FAULTS)
  Call<ResponseBody> setFaults(@Body RequestBody faults);

  @Streaming
  @DELETE(Paths.CONTROL_FAULTS)
  Call<ResponseBody> clearFaults();

  @Streaming
  @PUT(Paths.CONTROL_CONFIGURATION)
  Call<ResponseBody> setConfiguration(
      @Query("organization") String organization, @Body RequestBody configuration);

  @Streaming
  @PUT(Paths.CONTROL_READING)
  Call<ResponseBody> setReading(@Body RequestBody reading);

  @Streaming
  @PUT(Paths.CONTROL_INTERPRETER)
  Call<ResponseBody> setInterpreter(@Body RequestBody interpreting);

  @Streaming
  @PUT(Paths.CONTROL_LIMITS)
  Call<ResponseBody> setLimits(
      @Query("organization") String organization, @Body RequestBody limits);
}
