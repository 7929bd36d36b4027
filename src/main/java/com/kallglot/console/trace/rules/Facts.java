package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallEvidence.Side;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Negotiation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rules ask of the evidence, read from it once.
final class Facts {
  private final CallEvidence evidence;
  private final CallFigures figures;
  private final List<SipText> invites = new ArrayList<>();
  private final List<SipText> responses = new ArrayList<>();
  private final CallEvent.@Nullable Ended ended;
  private final @Nullable MediaInfo media;
  private final Dialog dialog;
  private final Ending ending = new Ending(this);
  private int inviteLength;

  Facts(CallEvidence evidence) {
    this.evidence = evidence;
    this.figures = CallFigures.of(evidence.events());
    this.ended = last(CallEvent.Ended.class).orElse(null);
    this.dialog = new Dialog(evidence.messages());
    this.media =
        last(CallEvent.MediaStarted.class)
            .map(CallEvent.MediaStarted::media)
            .or(() -> agreed(evidence.messages()))
            .orElse(null);
    for (SipMessage message : evidence.messages()) {
      SipText text = SipText.of(message.text());
      if (text.method().equals("INVITE")) {
        boolean ofCaller = message.heading() == callers();
        add(invites, text, ofCaller && text.isRequest());
        add(responses, text, !ofCaller && !text.isRequest());
        inviteLength = Math.max(inviteLength, text.isRequest() ? lengthOverUdp(message) : 0);
      }
    }
  }

  /// Which way the caller's requests go.
  private Heading callers() {
    return isCalled() ? Heading.RECEIVED : Heading.SENT;
  }

  /// This is the side that was called.
  boolean isCalled() {
    return evidence.side() == Side.CALLED;
  }

  CallEvidence evidence() {
    return evidence;
  }

  CallFigures figures() {
    return figures;
  }

  Optional<CallEvent.Ended> ended() {
    return Optional.ofNullable(ended);
  }

  Optional<MediaInfo> media() {
    return Optional.ofNullable(media);
  }

  Optional<CallStatistics> statistics() {
    return Optional.ofNullable(evidence.statistics());
  }

  Optional<Reachability> reachability() {
    return Optional.ofNullable(evidence.reachability());
  }

  boolean isAnswered() {
    return last(CallEvent.Answered.class).isPresent();
  }

  /// Answered, and more than an answer was expected.
  boolean isSoundWanted() {
    return isAnswered() && evidence.expected() != CallEvidence.Expected.ANSWER;
  }

  /// A final response came over the wire, and it was no answer.
  boolean isRefused() {
    return ended != null && !isAnswered() && !ended.local() && ended.code() >= 300;
  }

  /// The engine itself ended what was never answered.
  boolean isLocalFailure() {
    return ended != null && !isAnswered() && ended.local();
  }

  /// The final status, 0 where there is none.
  int code() {
    return ended == null ? 0 : ended.code();
  }

  String phrase() {
    return ended == null ? "" : ended.reason();
  }

  boolean endedBy(Origin origin) {
    return ended != null && ended.origin() == origin;
  }

  /// Any response to the INVITE came, a challenge and 100 included.
  boolean isAnyResponse() {
    return !responses.isEmpty()
        || isAnswered()
        || isRefused()
        || last(CallEvent.Provisional.class).isPresent()
        || last(CallEvent.Challenged.class).isPresent();
  }

  boolean isRung() {
    return provisional(180) || provisional(183);
  }

  /// What is to be said of a refusal after early media.
  String announcement() {
    return !isAnswered() && last(CallEvent.FirstMedia.class).isPresent()
        ? " It sent sound before it refused: an announcement in the recording may say why."
        : "";
  }

  /// What offer and answer say, where no engine told that media run.
  private static Optional<MediaInfo> agreed(List<SipMessage> messages) {
    return Negotiation.of(messages).reversed().stream()
        .flatMap(round -> AgreedSound.of(round).stream())
        .map(AgreedSound::info)
        .findFirst();
  }

  Dialog dialog() {
    return dialog;
  }

  private static int lengthOverUdp(SipMessage message) {
    return message.transport() == SipTransport.UDP ? message.text().length() : 0;
  }

  /// Bytes of the longest INVITE over UDP, without what is masked in it; 0 over anything else.
  int inviteLength() {
    return inviteLength;
  }

  /// The response that answered; empty where no trace was kept.
  Optional<SipText> answer() {
    return responses.reversed().stream()
        .filter(response -> response.status() / 100 == 2)
        .findFirst();
  }

  Optional<CallEvidence.Registration> registration() {
    return Optional.ofNullable(evidence.registration());
  }

  /// The SDP of this side, as it was sent last; empty where none was.
  String ownSdp() {
    return isCalled()
        ? answer().map(SipText::body).orElse("")
        : invites.isEmpty() ? "" : invites.getLast().body();
  }

  /// What the far end says it is reached at for signalling; empty where it says nothing.
  String farContact() {
    Optional<SipText> said = isCalled() ? invites.stream().findFirst() : answer();
    return said.flatMap(text -> text.header("Contact")).orElse("");
  }

  /// The caller's INVITEs, retransmissions included.
  List<SipText> invites() {
    return invites;
  }

  /// The responses 401 and 407, in order.
  List<SipText> challenges() {
    return responses.stream().filter(r -> r.status() == 401 || r.status() == 407).toList();
  }

  /// Whether credentials were sent: seen in an INVITE, or told by the engine.
  boolean isCredentialSent() {
    return !credentials().isEmpty() || last(CallEvent.Challenged.class).isPresent();
  }

  /// The credentials sent, in order; their user name and realm are readable.
  List<String> credentials() {
    return invites.stream()
        .flatMap(invite ->
            Stream.concat(
                invite.lines("Proxy-Authorization").stream(),
                invite.lines("Authorization").stream()))
        .toList();
  }

  /// A header of the final response, from the event or from the message.
  Optional<String> finalHeader(String name) {
    return ending.header(name);
  }

  /// How it ended, with the headers that say why.
  String finalLine() {
    return ending.line();
  }

  Ending ending() {
    return ending;
  }

  List<SipText> responses() {
    return responses;
  }

  /// Where the first INVITE was sent or came from, `127.0.0.1:5060 over UDP`, or "the far end".
  String target() {
    return evidence.messages().stream()
        .filter(message -> message.heading() == callers())
        .findFirst()
        .map(message -> message.remote() + " over " + message.transport())
        .or(() -> reachability().map(Reachability::target))
        .orElse("the far end");
  }

  /// ` after 1.3 s`, or nothing.
  String after(@Nullable Duration time) {
    return time == null ? "" : " after " + seconds(time);
  }

  static String seconds(Duration time) {
    double seconds = time.toNanos() / 1e9;
    return String.format(Locale.ROOT, seconds < 1 ? "%.2f s" : "%.1f s", seconds);
  }

  /// From the first INVITE to the end.
  Optional<Duration> lasted() {
    return last(CallEvent.Invited.class)
        .filter(_ -> ended != null)
        .map(invited -> Duration.ofNanos(ended == null ? 0 : ended.atNanos() - invited.atNanos()));
  }

  /// Codec, counters and what was heard, as far as known.
  String evidenceOfSound() {
    return SoundEvidence.of(this);
  }

  Cause cause(CauseCode code, String sentence, Blame blame, String proof, @Nullable String change) {
    return cause(code, sentence, EnumSet.of(blame), proof, change);
  }

  Cause cause(
      CauseCode code, String sentence, Set<Blame> blame, String proof, @Nullable String change) {
    return new Cause(code, sentence, blame, ending.q850(), proof, change);
  }

  private boolean provisional(int code) {
    return evidence.events().stream()
        .anyMatch(e -> e instanceof CallEvent.Provisional p && p.code() == code);
  }

  private <E extends CallEvent> Optional<E> last(Class<E> kind) {
    return evidence.events().reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private static void add(List<SipText> list, SipText text, boolean wanted) {
    if (wanted) {
      list.add(text);
    }
  }
}
