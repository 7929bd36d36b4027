package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.client.Retries.Repeat;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/// The sandbox's own switchboard: what its far end counted, faults, whole configurations, readings
/// and limits. No platform has it.
public final class SandboxControl implements AutoCloseable {
  private final HttpChannel channel;
  private final Requests requests;
  private final Api api;

  /// @param endpoint the sandbox's address with its control key
  public SandboxControl(Endpoint endpoint, ExchangeListener listener) {
    channel = new HttpChannel(endpoint, listener, Patience.USUAL.pace());
    requests = new Requests(channel, Patience.USUAL);
    api = channel.api(Api.class);
  }

  /// The legs of a session by the edge's own counters, oldest first.
  public List<Leg> legs(String sessionId) throws PlatformException {
    return requests.read(api.legs(sessionId), Repeat.SAFE, new TypeToken<Page<Leg>>() {}).data();
  }

  /// Replaces all faults; the one for the very number called applies, else the one for all.
  public void setFaults(List<Fault> faults) throws PlatformException {
    requests.send(api.setFaults(HttpChannel.json(Map.of("faults", faults))), Repeat.SAFE);
  }

  public void clearFaults() throws PlatformException {
    requests.send(api.clearFaults(), Repeat.SAFE);
  }

  /// Replaces everything that an organization has set up.
  public void setConfiguration(String organization, TelephonyConfiguration configuration)
      throws PlatformException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("numbers", configuration.numbers());
    whole.put("connections", configuration.connections());
    whole.put("sip", configuration.sip());
    requests.send(api.setConfiguration(organization, HttpChannel.json(whole)), Repeat.SAFE);
  }

  /// How the sandbox reads the public text, in the words of the resolver's policy.
  public void setReading(Reading reading) throws PlatformException {
    requests.send(api.setReading(HttpChannel.json(reading)), Repeat.SAFE);
  }

  /// From the next sentence on, in all sessions.
  public void setInterpreter(Interpreting interpreting) throws PlatformException {
    requests.send(api.setInterpreter(HttpChannel.json(interpreting)), Repeat.SAFE);
  }

  public void setLimits(String organization, Limits limits) throws PlatformException {
    requests.send(api.setLimits(organization, HttpChannel.json(limits)), Repeat.SAFE);
  }

  /// One leg as the far end saw it.
  ///
  /// @param state `ringing`, `up` or `over`
  public record Leg(
      String legId,
      @Nullable String sessionId,
      String callId,
      String calledUser,
      State state,
      int finalCode,
      @Nullable String codec,
      @Nullable String srtp,
      long rxPackets,
      long txPackets,
      long rxLost,
      @Nullable String digits,
      long talkedMs,
      @Nullable String endedBy) {

    public enum State {
      RINGING,
      UP,
      OVER,
      UNKNOWN
    }
  }

  /// A misbehaviour of the far end; what is null stays as it is.
  ///
  /// @param called a number, `sip` for session addresses, or `*`
  public record Fault(
      String called,
      @Nullable Long answerDelayMs,
      @Nullable Integer finalCode,
      @Nullable Boolean dropSilently,
      @Nullable Long hangUpAfterMs,
      @Nullable Media media,
      @Nullable Boolean earlyMedia) {

    public enum Media {
      ECHO,
      TONE,
      SPEECH,
      SILENCE,
      NO_RTP,
      WRONG_AUDIO
    }
  }

  /// Three words, each an enum constant in lower_snake.
  public record Reading(String unownedNumber, String severalMethods, String missingRouting) {}

  /// How the stand-in interpreter behaves; what is null is as usual.
  ///
  /// @param lagMs from onset to onset, milliseconds
  public record Interpreting(@Nullable Long lagMs, @Nullable Wrong fault) {

    public enum Wrong {
      NONE,
      /// The untranslated sentence passes through as well.
      LEAK,
      /// No translation is heard.
      SILENCE,
      /// The parties hear each other, untranslated.
      CROSSED,
      /// The speaker hears the translation too.
      OVERLAP
    }
  }

  /// What is null stays as it is.
  public record Limits(
      @Nullable Integer requestsPerMinute,
      @Nullable Integer concurrentSessions,
      @Nullable Integer credits) {}

  /// Its endpoints; what they set is the same however often it is set.
  interface Api {
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

  @Override
  public void close() {
    channel.close();
  }
}
