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
import retrofit2.http.POST;
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

  /// The legs of a call by its Call-ID, oldest first: two where one of its ends is the sandbox
  /// twice.
  public List<Leg> legsOfCall(String callId) throws PlatformException {
    return requests.read(api.legsOfCall(callId), Repeat.SAFE, new TypeToken<Page<Leg>>() {}).data();
  }

  /// The faults there are now.
  public List<Fault> faults() throws PlatformException {
    return requests.read(api.faults(), Repeat.SAFE, new TypeToken<FaultList>() {}).faults();
  }

  /// Replaces all faults; the one for the very number called applies, else the one for all.
  public void setFaults(List<Fault> faults) throws PlatformException {
    requests.send(api.setFaults(HttpChannel.json(Map.of("faults", faults))), Repeat.SAFE);
  }

  /// Which of so many packets from the far end an impairment loses in a call that came to it later.
  ///
  /// @param first the number of the first packet that met it
  public LossList losses(Impairment impairment, int first, int packets) throws PlatformException {
    var asked =
        HttpChannel.json(
            Map.of("impairment", impairment, "packets", packets, "first_sequence", first));
    return requests.read(api.losses(asked), Repeat.SAFE, new TypeToken<LossList>() {});
  }

  /// Which of so many packets from the far end an impairment loses in a call that begins with it.
  public LossList losses(Impairment impairment, int packets) throws PlatformException {
    var asked = HttpChannel.json(Map.of("impairment", impairment, "packets", packets));
    return requests.read(api.losses(asked), Repeat.SAFE, new TypeToken<LossList>() {});
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
      @Nullable String endedBy,
      @Nullable List<Met> networks) {

    /// A network that the leg came to while it was up.
    ///
    /// @param firstSequence the number of the first packet from the far end that met it
    public record Met(int firstSequence, Impairment impairment) {}

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
      @Nullable Boolean earlyMedia,
      @Nullable Impairment impairment) {

    /// Over an untroubled network.
    public Fault(
        String called,
        @Nullable Long answerDelayMs,
        @Nullable Integer finalCode,
        @Nullable Boolean dropSilently,
        @Nullable Long hangUpAfterMs,
        @Nullable Media media,
        @Nullable Boolean earlyMedia) {
      this(called, answerDelayMs, finalCode, dropSilently, hangUpAfterMs, media, earlyMedia, null);
    }

    public enum Media {
      ECHO,
      TONE,
      SPEECH,
      SILENCE,
      NO_RTP,
      WRONG_AUDIO,
      INTERPRET
    }
  }

  private record FaultList(List<Fault> faults) {}

  /// What the network does to the sound of a call; what is null is untroubled.
  ///
  /// @param seed of all that is left to chance, 0 to 999,999,999
  /// @param lossPercent of the packets that come from the far end
  /// @param burst packets lost in a row, on average
  /// @param jitterMs the most by which a packet is later than `delayMs`
  /// @param duplicatePercent of the packets that are not lost; they come twice
  /// @param reorderPercent of the packets that are not lost; the next one overtakes them
  /// @param namedAddress the media address that the far end's SDP names in place of its own
  public record Impairment(
      long seed,
      @Nullable Double lossPercent,
      @Nullable Integer burst,
      @Nullable Integer delayMs,
      @Nullable Integer jitterMs,
      @Nullable Double duplicatePercent,
      @Nullable Double reorderPercent,
      @Nullable Path path,
      @Nullable Source source,
      @Nullable String namedAddress) {

    public enum Path {
      OPEN,
      LOST_TO_CALLER,
      LOST_FROM_CALLER
    }

    public enum Source {
      NAMED,
      /// From two ports by turns, neither of them named.
      ELSEWHERE,
      /// From one other port, at which nobody listens.
      ANOTHER_PORT
    }
  }

  /// What a seed loses.
  ///
  /// @param firstSequence the number of the first packet from the far end
  /// @param dropped the numbers of those that are lost, in order
  public record LossList(int firstSequence, List<Integer> dropped) {
    public LossList {
      dropped = List.copyOf(dropped);
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
    @GET(Paths.CONTROL_LEGS)
    Call<ResponseBody> legsOfCall(@Query("call_id") String callId);

    @Streaming
    @GET(Paths.CONTROL_FAULTS)
    Call<ResponseBody> faults();

    @Streaming
    @PUT(Paths.CONTROL_FAULTS)
    Call<ResponseBody> setFaults(@Body RequestBody faults);

    @Streaming
    @POST(Paths.CONTROL_LOSSES)
    Call<ResponseBody> losses(@Body RequestBody asked);

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
