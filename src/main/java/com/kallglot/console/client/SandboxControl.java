package com.kallglot.console.client;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.wire.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sandbox's own switchboard: what its far end counted, faults, whole configurations, readings
/// and limits. No platform has it.
public final class SandboxControl implements AutoCloseable {
  private final HttpChannel channel;
  private final ControlApi api;

  /// @param endpoint the sandbox's address with its control key
  public SandboxControl(Endpoint endpoint, ExchangeListener listener) {
    channel = new HttpChannel(endpoint, listener);
    api = channel.api(ControlApi.class);
  }

  /// The legs of a session by the edge's own counters, oldest first.
  public List<Leg> legs(String sessionId) throws PlatformException {
    return channel.read(api.legs(sessionId), new TypeToken<Page<Leg>>() {}).data();
  }

  /// Replaces all faults; the one for the very number called applies, else the one for all.
  public void setFaults(List<Fault> faults) throws PlatformException {
    channel.send(api.setFaults(HttpChannel.json(Map.of("faults", faults))));
  }

  public void clearFaults() throws PlatformException {
    channel.send(api.clearFaults());
  }

  /// Replaces everything that an organization has set up.
  public void setConfiguration(String organization, TelephonyConfiguration configuration)
      throws PlatformException {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("numbers", configuration.numbers());
    whole.put("connections", configuration.connections());
    whole.put("sip", configuration.sip());
    channel.send(api.setConfiguration(organization, HttpChannel.json(whole)));
  }

  /// How the sandbox reads the public text, in the words of the resolver's policy.
  public void setReading(Reading reading) throws PlatformException {
    channel.send(api.setReading(HttpChannel.json(reading)));
  }

  /// From the next sentence on, in all sessions.
  public void setInterpreter(Interpreting interpreting) throws PlatformException {
    channel.send(api.setInterpreter(HttpChannel.json(interpreting)));
  }

  public void setLimits(String organization, Limits limits) throws PlatformException {
    channel.send(api.setLimits(organization, HttpChannel.json(limits)));
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

  @Override
  public void close() {
    channel.close();
  }
}
