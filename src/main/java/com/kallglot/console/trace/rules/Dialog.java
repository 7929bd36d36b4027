package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What went on in the dialog of a call besides its first INVITE, as far as a trace was kept.
final class Dialog {
  /// What RFC 4028 §10 leaves between the end of a call that nobody refreshes and of its interval.
  private static final long EARLIEST_END_SECONDS = 32;

  /// A BYE that comes for an interval may come a little early.
  private static final long EARLY_SECONDS = 2;

  /// T1 of RFC 3261 §17.1.1.1: a machine reacts within it.
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  /// RFC 3326 §2 has it of forking proxies that another branch was answered.
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)\\bSIP\\s*;[^,]*cause=200\\b|Q\\.850\\s*;[^,]*cause=26\\b|elsewhere");

  private final List<At> messages = new ArrayList<>();
  private final @Nullable At answer;

  private record At(long nanos, Heading heading, SipText text) {
    boolean answersInvite(int hundred) {
      return text.status() / 100 == hundred && text.method().equals("INVITE");
    }

    /// A challenge refuses nothing.
    boolean isRefusedInvite() {
      boolean refused = answersInvite(4) || answersInvite(5) || answersInvite(6);
      return refused && text.status() != 401 && text.status() != 407;
    }

    /// A request that is a step of its own.
    boolean isStep() {
      return text.isRequest() && !text.method().equals("ACK");
    }
  }

  Dialog(List<SipMessage> trace) {
    for (SipMessage message : trace) {
      messages.add(new At(message.atNanos(), message.heading(), SipText.of(message.text())));
    }
    answer = messages.stream().filter(at -> at.answersInvite(2)).findFirst().orElse(null);
  }

  List<SipText> sent(String method) {
    return requests(Heading.SENT, method);
  }

  List<SipText> received(String method) {
    return requests(Heading.RECEIVED, method);
  }

  private List<SipText> requests(Heading heading, String method) {
    return messages.stream()
        .filter(at -> at.heading == heading && at.text.isRequest())
        .map(At::text)
        .filter(text -> text.method().equals(method))
        .toList();
  }

  /// How often the answer was sent.
  int answers() {
    At first = answer;
    return first == null
        ? 0
        : (int)
            messages.stream()
                .filter(at -> at.answersInvite(2) && at.text.cseq() == first.text.cseq())
                .filter(at -> at.heading == first.heading)
                .count();
  }

  /// The Reason of the BYE, or nothing.
  String farewell() {
    return messages.stream()
        .filter(at -> at.text.isRequest() && at.text.method().equals("BYE"))
        .findFirst()
        .flatMap(at -> at.text.joined("Reason"))
        .orElse("");
  }

  /// The same to stand behind other evidence.
  String farewellWords() {
    return farewell().isEmpty() ? "" : "; BYE with Reason: " + farewell();
  }

  /// The last answer that set a session timer: of the first INVITE, of a re-INVITE or UPDATE.
  private Optional<At> refreshed() {
    return messages.reversed().stream()
        .filter(at -> at.text.status() / 100 == 2 && at.text.header("Session-Expires").isPresent())
        .findFirst();
  }

  String sessionWords() {
    return refreshed()
        .flatMap(at -> at.text.header("Session-Expires"))
        .map(value -> "; Session-Expires: " + value)
        .orElse("");
  }

  /// Whether the call ended when the interval of its session timer, unrefreshed, was about over.
  boolean isRefreshOverdue() {
    Optional<At> last = refreshed();
    At bye =
        messages.reversed().stream()
            .filter(at -> at.text.isRequest() && at.text.method().equals("BYE"))
            .findFirst()
            .orElse(null);
    if (last.isEmpty() || bye == null) {
      return false;
    }
    String told = last.get().text.header("Session-Expires").orElse("").split("[;\\s]", 2)[0];
    if (!told.matches("\\d{1,6}")) {
      return false;
    }
    long interval = Long.parseLong(told);
    long least = interval - Math.min(EARLIEST_END_SECONDS, interval / 3) - EARLY_SECONDS;
    return Duration.ofNanos(bye.nanos - last.get().nanos).toSeconds() >= least;
  }

  /// The Reason of the CANCEL, or nothing.
  String cancelled(Heading heading) {
    return requests(heading, "CANCEL").stream()
        .findFirst()
        .flatMap(cancel -> cancel.joined("Reason"))
        .orElse("");
  }

  /// Whether the Reason of a CANCEL says that another branch was answered.
  static boolean isElsewhere(String reason) {
    return ELSEWHERE.matcher(reason).find();
  }

  /// The refusal of a re-INVITE that the call ended for. That is seen from its BYE, the next
  /// request after it: its Reason names the refusal; or the refusal ends the dialog (RFC 3261
  /// §12.2.1.2) and who was refused sends the BYE; or it comes sooner than a person hangs up.
  Optional<SipText> refusedChange() {
    At first = answer;
    List<At> requests = messages.stream().filter(At::isStep).toList();
    At bye = requests.isEmpty() ? null : requests.getLast();
    if (first == null || bye == null || !bye.text.method().equals("BYE")) {
      return Optional.empty();
    }
    long before = requests.size() < 2 ? 0 : requests.get(requests.size() - 2).nanos;
    return messages.reversed().stream()
        .filter(at -> at.nanos > first.nanos && at.nanos >= before && at.nanos <= bye.nanos)
        .filter(At::isRefusedInvite)
        .findFirst()
        .filter(refusal -> isFor(bye, refusal))
        .map(At::text);
  }

  private static boolean isFor(At bye, At refusal) {
    int status = refusal.text.status();
    String reason = bye.text.joined("Reason").orElse("");
    boolean named = reason.matches("(?i).*\\bSIP\\s*;.*cause=" + status + "\\b.*");
    boolean ending = (status == 408 || status == 481) && bye.heading != refusal.heading;
    return named || ending || bye.nanos - refusal.nanos < AT_ONCE.toNanos();
  }
}
