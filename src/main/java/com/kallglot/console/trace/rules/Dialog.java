package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went on in the dialog of a call besides its first INVITE, as far as a trace was kept.
final class Dialog {
  /// What RFC 4028 §10 leaves between the end of a call that nobody refreshes and of its interval.
  private static final long EARLIEST_END_SECONDS = 32;

  /// A BYE that comes for an interval may come a little early.
  private static final long EARLY_SECONDS = 2;

  private final List<At> messages = new ArrayList<>();
  private final @Nullable At answer;

  private record At(long nanos, Heading heading, SipText text) {
    boolean answersInvite(int hundred) {
      return text.status() / 100 == hundred && text.method().equals("INVITE");
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

  /// The last refusal of a re-INVITE that the call ended right after; a challenge is none.
  Optional<SipText> refusedChange(Duration before) {
    At first = answer;
    if (first == null || messages.isEmpty()) {
      return Optional.empty();
    }
    long end = messages.getLast().nanos;
    return messages.reversed().stream()
        .filter(at -> at.nanos > first.nanos && end - at.nanos <= before.toNanos())
        .filter(at -> at.answersInvite(4) || at.answersInvite(5) || at.answersInvite(6))
        .map(At::text)
        .filter(text -> text.status() != 401 && text.status() != 407)
        .findFirst();
  }
}
