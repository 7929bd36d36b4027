package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.LiveNetwork;
import com.kallglot.console.sandbox.interpreter.Party;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the SIP side asks the platform: who may call, what a called address means, what to do with
/// the call, and tells it what became of it. Called from the edge's threads; every method returns
/// within milliseconds and blocks on nothing but the store.
public interface CallDesk {
  /// The digest credentials of a user name, one for each password that is good at the moment; empty
  /// where nobody has it. SIP settings and test lines share one realm, so user names are unique in
  /// the whole sandbox.
  List<SipCredential> credentials(String username);

  /// Whether an INVITE for `calledUser` from `source` gets any response at all, asked before it is
  /// even challenged: false is what an allowlist that drops packets looks like from outside.
  default boolean hears(String calledUser, InetSocketAddress source) {
    return true;
  }

  /// Decides about a call whose caller has proven who it is.
  Admission arrive(Arrival arrival);

  /// The party of an interpreted session that an admitted leg is, asked when it is answered; empty
  /// where there are two already.
  default Optional<Party> party(String legId) {
    return Optional.empty();
  }

  /// The network of an admitted leg once it is answered; empty where it stays as it was planned.
  default Optional<LiveNetwork> network(String legId) {
    return Optional.empty();
  }

  /// The call was answered with 200 and acknowledged.
  void answered(String legId);

  /// The leg is over, answered or not; told exactly once for each admitted call.
  void ended(LegReport report);

  /// @param realm the digest realm
  /// @param ha1Md5 lower-case hex of MD5(user:realm:password) (RFC 8760 keeps it allowed)
  /// @param ha1Sha256 lower-case hex of SHA-256(user:realm:password)
  record SipCredential(
      String username,
      String realm,
      String organization,
      Holder holder,
      String ha1Md5,
      String ha1Sha256) {

    /// Whose account it is: it decides what may be called with it.
    public enum Holder {
      /// The SIP settings' own: calls only `sip:<session_id>@domain`.
      SIP_SETTINGS,
      /// A telephone on the telephone network: calls numbers only.
      TEST_LINE
    }

    @Override
    public String toString() {
      return "SipCredential[" + username + "]";
    }
  }

  /// An authenticated INVITE.
  ///
  /// @param calledUser the user part of the request URI: a session id or a telephone number
  /// @param callerNumber what `P-Asserted-Identity`, `P-Preferred-Identity` or `From` claims
  /// @param headers all headers that start with `X-`
  record Arrival(
      String callId,
      SipCredential caller,
      String calledUser,
      @Nullable String callerNumber,
      InetSocketAddress source,
      SipTransport transport,
      SrtpOffer srtp,
      Map<String, String> headers) {
    public Arrival {
      headers = Map.copyOf(headers);
    }
  }

  /// What the SDP offered for encryption.
  enum SrtpOffer {
    NONE,
    /// RTP/AVP with `a=crypto`.
    SDES_OPTIONAL,
    /// RTP/SAVP with `a=crypto`.
    SDES_REQUIRED,
    DTLS
  }

  /// What is done with an arrival.
  sealed interface Admission {
    /// Taken: to be carried out as planned.
    record Admitted(
        String legId,
        @Nullable String sessionId,
        List<String> codecs,
        SrtpPolicy srtp,
        CallPlan plan)
        implements Admission {
      public Admitted {
        codecs = List.copyOf(codecs);
      }
    }

    /// Refused.
    ///
    /// @param warning text of a `Warning` header (399), where it helps the caller
    record Refused(int status, String reason, @Nullable String warning) implements Admission {}

    /// No response is ever sent: what an allowlist that drops packets looks like.
    record Dropped() implements Admission {}
  }

  /// How a call is treated; the normal one rings briefly, answers and echoes.
  ///
  /// @param ringFor from 180 to the final response
  /// @param earlyMedia whether 183 with SDP and sound comes in place of 180
  /// @param finalCode 200, or the refusal that ends the ringing
  /// @param hangUpAfter from the answer to our BYE; null to wait for theirs
  /// @param impairment what the network does to its sound
  record CallPlan(
      Duration ringFor,
      boolean earlyMedia,
      int finalCode,
      @Nullable Duration hangUpAfter,
      MediaBehaviour media,
      Impairment impairment) {
    public static final CallPlan ECHO =
        new CallPlan(Duration.ofMillis(100), false, 200, null, MediaBehaviour.ECHO);

    /// Over an untroubled network.
    public CallPlan(
        Duration ringFor,
        boolean earlyMedia,
        int finalCode,
        @Nullable Duration hangUpAfter,
        MediaBehaviour media) {
      this(ringFor, earlyMedia, finalCode, hangUpAfter, media, Impairment.NONE);
    }

    /// The same in an interpreted session, in which an interpreter is in place of the echo.
    CallPlan interpreted() {
      return media == MediaBehaviour.ECHO
          ? new CallPlan(
              ringFor, earlyMedia, finalCode, hangUpAfter, MediaBehaviour.INTERPRET, impairment)
          : this;
    }
  }

  /// What the far end does with sound.
  enum MediaBehaviour {
    /// Every packet back, telephone events too.
    ECHO,
    TONE,
    SPEECH,
    /// Packets of silence.
    SILENCE,
    /// No RTP is sent; what comes is counted.
    NO_RTP,
    /// Another sound than the one sent: speech in place of the echo.
    WRONG_AUDIO,
    /// What the interpreter says to this party ([CallDesk#party]).
    INTERPRET
  }

  /// What became of a leg, by the edge's own counters.
  ///
  /// @param finalCode the final response sent, or 487 where the caller gave up
  /// @param codec the SDP name, null where no media was agreed
  /// @param srtp the crypto suite, null for plain RTP
  /// @param digits telephone events received (RFC 4733) and INFO digits, in order
  /// @param endedBy `caller`, `platform` or `fault`
  record LegReport(
      String legId,
      @Nullable String sessionId,
      String callId,
      String calledUser,
      int finalCode,
      @Nullable String codec,
      @Nullable String srtp,
      long rxPackets,
      long txPackets,
      long rxLost,
      String digits,
      Duration talked,
      String endedBy) {}
}
