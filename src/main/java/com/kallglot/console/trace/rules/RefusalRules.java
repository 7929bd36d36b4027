package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls that were not answered though the far end spoke.
final class RefusalRules {
  static final List<Rule> ALL =
      List.of(
          RefusalRules::elsewhere,
          RefusalRules::givenUp,
          RefusalRules::brokenOff,
          RefusalRules::stalled,
          OfferRules::notAcceptable,
          RefusalRules::redirected,
          ReasonRules::told,
          RefusalRules::known,
          RefusalRules::unknown);

  private static final Map<Integer, Saying> SAYINGS =
      Map.ofEntries(
          say(
              400,
              "The far end could not read the call.",
              "Show both ends' SIP messages to the operator of the far end."),
          say(402, "The far end wants to be paid first.", "Check the credit of the account there."),
          say(
              404,
              "The far end knows nobody by this address, or nobody who may be called from our"
                  + " source address; 404 says both.",
              "Check the address that was called; where it is right, call from an address that is"
                  + " surely allowed."),
          say(
              405,
              "The far end takes no calls at this address.",
              "Check the address that was called."),
          say(406, "The far end cannot answer in a form that is taken here.", null),
          say(
              408,
              "The far end itself waited for somebody in vain.",
              "Ask its operator whether the called line is registered and reachable."),
          say(410, "The address that was called is gone for good.", "Ask for the new one."),
          say(413, "The far end found the call's message too large.", "Offer fewer codecs."),
          say(415, "The far end does not take SDP of this kind.", "Offer one audio stream only."),
          say(416, "The far end does not know this kind of address.", "Dial a sip: address."),
          say(
              420,
              "The far end lacks an extension that the call required.",
              "Its Unsupported header names it; call without."),
          say(
              421,
              "The far end requires an extension that the call did not offer.",
              "Its Require header names it."),
          say(
              422,
              "The far end wants a longer session timer.",
              "Its Min-SE header names the least."),
          say(
              480,
              "The far end is there, but who was called is not available now.",
              "Check that the called line is registered; try again later."),
          say(
              482,
              "The call went round in a circle at the far end.",
              "Check the routing between the far end's servers."),
          say(
              483,
              "The call passed too many servers, most likely in a circle.",
              "Check the routing between the far end's servers."),
          say(
              484,
              "The far end finds the number incomplete.",
              "Dial it in full: +, country code, number."),
          say(
              485,
              "The address that was called is ambiguous.",
              "Dial one of the addresses in its Contact headers."),
          say(486, "The far end is busy.", "Try again later, or let it take another call."),
          say(
              487,
              "The far end, or a server on the way, ended the call before anybody answered.",
              "Ask its operator how long it lets a call ring."),
          say(491, "The far end was dealing with another request of this call.", "Try again."),
          say(493, "The far end could not decrypt the call's message.", null),
          say(
              500,
              "The far end failed by itself; behind some proxies a 503 looks so too.",
              "Look at the far end's log at this time."),
          say(501, "The far end does not know this method.", null),
          say(
              502,
              "The far end got no proper response from the server behind it.",
              "Ask its operator; the next server is at fault."),
          say(
              503,
              "The far end cannot take the call now: overloaded, in maintenance, or without a line"
                  + " to go on with.",
              "Try again later; where it lasts, ask its operator."),
          say(
              504,
              "The far end waited in vain for the server behind it.",
              "Ask its operator; the next server is at fault."),
          say(505, "The far end speaks another version of SIP.", null),
          say(513, "The far end found the call's message too large.", "Offer fewer codecs."),
          say(600, "The far end is busy everywhere.", "Try again later."),
          say(
              603,
              "The far end declined the call.",
              "Ask who was called, or look at what declines calls there."),
          say(
              604,
              "The address that was called exists nowhere.",
              "Check the address that was called."),
          say(
              607,
              "The far end calls this call unwanted.",
              "Ask who was called to take the number off the list."),
          say(
              608,
              "A filter on the way rejected the call.",
              "Its Call-Info header names whom to ask."));

  private RefusalRules() {}

  /// One branch of a call that was sent several ways: another was answered (RFC 3326 §2).
  private static Optional<Cause> elsewhere(Facts facts) {
    String reason = facts.dialog().cancelled(Heading.SENT);
    return !facts.isAnswered() && Dialog.isElsewhere(reason)
        ? Optional.of(
            facts.cause(
                CauseCode.ANSWERED_ELSEWHERE,
                "Somebody else answered the call, which was sent here too.",
                Blame.NONE,
                "CANCEL with Reason: " + reason,
                null))
        : Optional.empty();
  }

  /// 487 after our own CANCEL is ours: the far end did not refuse.
  private static Optional<Cause> givenUp(Facts facts) {
    boolean ours = facts.endedBy(Origin.US) && !facts.isAnswered() && facts.isAnyResponse();
    if (!ours || (facts.code() != 487 && !facts.isLocalFailure())) {
      return Optional.empty();
    }
    String waited = facts.lasted().map(Facts::seconds).orElse("some time");
    String answer = facts.isLocalFailure() ? "" : "; the 487 answers our own CANCEL";
    return Optional.of(
        facts.isRung()
            ? facts.cause(
                CauseCode.NOBODY_ANSWERED,
                "Nobody answered: the far end rang, and after "
                    + waited
                    + " we gave up"
                    + answer
                    + ".",
                Blame.SIGNALLING,
                facts.finalLine(),
                "Have somebody answer at the far end, or wait longer.")
            : facts.cause(
                CauseCode.NEVER_RANG,
                "The far end took the call and never rang; after "
                    + waited
                    + " we gave up"
                    + answer
                    + ".",
                Blame.SIGNALLING,
                facts.finalLine(),
                "Look at the far end's log: it routes the call to nowhere."));
  }

  /// A provisional response, then the connection was gone.
  private static Optional<Cause> brokenOff(Facts facts) {
    if (!facts.isLocalFailure()
        || !facts.isAnyResponse()
        || !UnsentRules.BROKEN.matcher(facts.phrase()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.CONNECTION_BROKE,
            "The far end responded at first, and then the connection to it broke.",
            EnumSet.of(Blame.NETWORK, Blame.SIGNALLING),
            facts.finalLine(),
            "Call again over UDP: where the final response then comes, something on the way ends"
                + " connections; where it does not, look at the far end's log."));
  }

  /// A provisional response, then nothing until a timer ended it.
  private static Optional<Cause> stalled(Facts facts) {
    if (!facts.isLocalFailure() || !facts.isAnyResponse()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.FELL_SILENT,
            "The far end responded at first and then fell silent.",
            EnumSet.of(Blame.NETWORK, Blame.SIGNALLING),
            facts.finalLine(),
            "Call again over TCP: where the final response then comes, it was lost on the way."));
  }

  private static Optional<Cause> redirected(Facts facts) {
    if (!facts.isRefused() || facts.code() >= 400) {
      return Optional.empty();
    }
    String contact = facts.finalHeader("Contact").map(c -> " to " + c).orElse("");
    return Optional.of(
        facts.cause(
            CauseCode.REDIRECTED,
            "The far end redirects the call" + contact + "; redirections are not followed.",
            Blame.SIGNALLING,
            facts.finalLine(),
            "Call that address, if you trust it."));
  }

  private static Optional<Cause> known(Facts facts) {
    Saying saying = facts.isRefused() ? SAYINGS.get(facts.code()) : null;
    if (saying == null) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            code(facts.code()),
            saying.sentence + facts.announcement(),
            Blame.SIGNALLING,
            facts.finalLine(),
            facts.ending().retryAfter().orElse(saying.change)));
  }

  private static Optional<Cause> unknown(Facts facts) {
    if (!facts.isRefused()) {
      return Optional.empty();
    }
    String whose =
        switch (facts.code() / 100) {
          case 4 -> "The far end refuses the call as it was made";
          case 5 -> "The far end failed";
          default -> "The far end refuses the call, here and everywhere else";
        };
    return Optional.of(
        facts.cause(
            CauseCode.REFUSED,
            whose + ": " + facts.code() + " " + facts.phrase() + "." + facts.announcement(),
            Blame.SIGNALLING,
            facts.finalLine(),
            "Ask the far end's operator what it means by this code."));
  }

  private static CauseCode code(int status) {
    return switch (status) {
      case 404, 604 -> CauseCode.NOBODY_THERE;
      case 408, 504 -> CauseCode.TIMED_OUT_BEHIND;
      case 410 -> CauseCode.GONE;
      case 480 -> CauseCode.UNAVAILABLE;
      case 482, 483 -> CauseCode.LOOPED;
      case 484 -> CauseCode.NUMBER_INCOMPLETE;
      case 486, 600 -> CauseCode.BUSY;
      case 487 -> CauseCode.ENDED_BEFORE_ANSWER;
      case 500 -> CauseCode.FAILED_THERE;
      case 502 -> CauseCode.FAILED_BEHIND;
      case 503 -> CauseCode.OVERLOADED;
      case 603 -> CauseCode.DECLINED;
      default -> CauseCode.REFUSED;
    };
  }

  private static Map.Entry<Integer, Saying> say(
      int code, String sentence, @Nullable String change) {
    return Map.entry(code, new Saying(sentence, change));
  }

  private record Saying(String sentence, @Nullable String change) {}
}
