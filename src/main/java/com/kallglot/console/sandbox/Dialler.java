package com.kallglot.console.sandbox;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SrtpPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the platform asks of its SIP side, the other direction of [CallDesk]. Implemented by the
/// edge and handed to the sandbox once both run; called from any thread.
public interface Dialler {
  /// Ends a leg: BYE where it is answered, CANCEL or a refusal (480) where it still rings, nothing
  /// where it is over already. [CallDesk#ended] is told as for every leg, ended by `platform`.
  /// Returns at once.
  void hangUp(String legId);

  /// Since when the SIP side has not heard what is sent to it, or empty where it hears.
  default Optional<Instant> deafSince() {
    return Optional.empty();
  }

  /// Calls somebody. Blocks until the INVITE has left, which over TCP and TLS takes as long as the
  /// connection. Once it has, [CallDesk#answered] and [CallDesk#ended] tell about the leg.
  default Sent dial(Order order) {
    return new Sent.Failed("No SIP side runs here.");
  }

  /// A call to be made.
  ///
  /// @param callId the Call-ID of SIP
  /// @param from the caller ID; null for none
  /// @param ringing how long it may ring
  /// @param plan what is done once it is answered; its ringing and code are not ours
  record Order(
      String legId,
      String callId,
      String sessionId,
      Target target,
      @Nullable E164 from,
      Duration ringing,
      List<String> codecs,
      SrtpPolicy srtp,
      CallDesk.CallPlan plan) {
    public Order {
      codecs = List.copyOf(codecs);
    }
  }

  /// Who is called.
  sealed interface Target {
    /// A `sip:` or `sips:` address.
    record Address(String uri) implements Target {}

    /// The telephone that registered by this user name.
    record Telephone(String username, E164 number) implements Target {}
  }

  /// What became of the INVITE.
  sealed interface Sent {
    record OnItsWay() implements Sent {}

    /// It never left; nothing more is told about the leg.
    record Failed(String why) implements Sent {}
  }
}
