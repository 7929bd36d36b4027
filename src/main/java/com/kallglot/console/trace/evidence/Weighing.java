package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Q850;
import com.kallglot.console.trace.evidence.Testimony.Finding;
import com.kallglot.console.trace.evidence.Testimony.Source;
import com.kallglot.console.trace.evidence.Testimony.Weight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The four sources of a cause, strongest first; the first that speaks decides. What the far end
/// says outweighs what its code means in general, and both outweigh what we conclude, but where the
/// call was answered, or ended by ourselves: then nobody else can know.
///
/// @param testimonies one for each [Source], in their order; empty where nothing failed
public record Weighing(List<Testimony> testimonies) {
  /// Causes that only words of the far end tell, whatever they stand in.
  private static final Set<CauseCode> TOLD =
      EnumSet.of(
          CauseCode.NOT_ON_ALLOWLIST,
          CauseCode.SIP_DISABLED,
          CauseCode.CALL_LIMIT,
          CauseCode.SESSION_ENDED,
          CauseCode.SESSION_UNKNOWN,
          CauseCode.NO_SESSION_WAITS,
          CauseCode.ENCRYPTION_NOT_TAKEN,
          CauseCode.CODECS_NOT_TAKEN);

  /// Ends of answered calls that a Reason header may explain.
  private static final Set<CauseCode> HUNG_UP =
      EnumSet.of(CauseCode.FAR_END_HUNG_UP, CauseCode.REFUSED, CauseCode.UNEXPLAINED);

  public Weighing {
    testimonies = List.copyOf(testimonies);
  }

  /// @param messages of the call, in order
  public static Weighing of(List<CallEvent> events, List<SipMessage> messages, Cause cause) {
    if (!cause.isFault()) {
      return new Weighing(List.of());
    }
    Answer answer = Answer.of(events, messages);
    Testimony reason = reason(answer);
    Testimony warning = warning(answer, cause);
    Testimony mapping = mapping(answer);
    Testimony inference = Inference.of(answer, messages, cause);
    boolean theirs = answer.isRefused() || HUNG_UP.contains(cause.code());
    Testimony decides =
        theirs
            ? List.of(reason, warning, mapping).stream()
                .filter(Weighing::speaks)
                .findFirst()
                .orElse(inference)
            : inference;
    var weighed = new ArrayList<Testimony>();
    for (Testimony each : List.of(reason, warning, mapping, inference)) {
      weighed.add(
          each.source() == decides.source() ? as(each, Weight.DECIDES) : beside(each, decides));
    }
    return new Weighing(weighed);
  }

  /// Empty where nothing failed.
  public Optional<Testimony> deciding() {
    return testimonies.stream().filter(each -> each.weight() == Weight.DECIDES).findFirst();
  }

  private static boolean speaks(Testimony testimony) {
    return testimony.weight() == Weight.ADDS;
  }

  private static Testimony as(Testimony testimony, Weight weight) {
    return new Testimony(
        testimony.source(), weight, testimony.finding(), testimony.values(), testimony.message());
  }

  private static Testimony beside(Testimony testimony, Testimony deciding) {
    Optional<Integer> here = cause(testimony);
    Optional<Integer> there = cause(deciding);
    if (!speaks(testimony) || here.isEmpty() || there.isEmpty()) {
      return testimony;
    }
    return as(testimony, here.equals(there) ? Weight.AGREES : Weight.DIFFERS);
  }

  /// The cause of Q.850 that it names, where it names one.
  private static Optional<Integer> cause(Testimony testimony) {
    String first = testimony.values().isEmpty() ? "" : testimony.values().getFirst();
    return switch (testimony.finding()) {
      case MAPPED -> Optional.of(Integer.valueOf(testimony.values().get(1)));
      case QUOTED ->
          Q850.told(
                  0,
                  testimony.source() == Source.REASON_HEADER ? first : null,
                  testimony.source() == Source.WARNING_HEADER ? first : null,
                  "")
              .map(Q850::value);
      case PHRASE -> Q850.told(0, null, null, first).map(Q850::value);
      case NOT_THERE,
          NO_ANSWER,
          ANSWERED,
          UNMAPPED,
          UNMAPPED_FOR_WARNING,
          OFFERED_PLAIN,
          OFFERED_KEYS,
          OFFERED_CODECS,
          CREDENTIALS_NOT_SENT,
          CREDENTIALS_SENT,
          CREDENTIALS_NOT_ASKED,
          OWN_CANCEL,
          SEEN,
          NOTHING_MORE ->
          Optional.empty();
    };
  }

  private static Testimony reason(Answer answer) {
    return header(answer, "Reason", Source.REASON_HEADER);
  }

  private static Testimony warning(Answer answer, Cause cause) {
    Testimony header = header(answer, "Warning", Source.WARNING_HEADER);
    CallEvent.Ended ended = answer.ended();
    if (header.finding() != Finding.NOT_THERE || ended == null || !answer.isRefused()) {
      return header;
    }
    boolean told =
        TOLD.contains(cause.code()) || Q850.told(0, null, null, ended.reason()).isPresent();
    return told
        ? new Testimony(
            Source.WARNING_HEADER,
            Weight.ADDS,
            Finding.PHRASE,
            List.of(ended.reason()),
            answer.last())
        : header;
  }

  private static Testimony header(Answer answer, String name, Source source) {
    return answer
        .header(name)
        .map(value ->
            new Testimony(source, Weight.ADDS, Finding.QUOTED, List.of(value), answer.last()))
        .orElseGet(
            () -> new Testimony(source, Weight.ABSENT, missing(answer), List.of(), answer.last()));
  }

  private static Finding missing(Answer answer) {
    return answer.last() == null && !answer.isRefused() ? Finding.NO_ANSWER : Finding.NOT_THERE;
  }

  private static Testimony mapping(Answer answer) {
    if (!answer.isRefused()) {
      return unmapped(answer.isAnswered() ? Finding.ANSWERED : Finding.NO_ANSWER, List.of(), null);
    }
    int code = answer.code();
    String status = String.valueOf(code);
    Optional<Q850> mapped = Q850.told(code, null, null, "");
    if (mapped.isPresent()) {
      Q850 cause = mapped.get();
      return new Testimony(
          Source.STATUS_MAPPING,
          Weight.ADDS,
          Finding.MAPPED,
          List.of(status, String.valueOf(cause.value()), cause.meaning()),
          answer.last());
    }
    boolean deferred = code == 488 || code == 606;
    return unmapped(
        deferred ? Finding.UNMAPPED_FOR_WARNING : Finding.UNMAPPED, List.of(status), answer.last());
  }

  private static Testimony unmapped(
      Finding finding, List<String> values, @Nullable SipMessage message) {
    boolean there = finding == Finding.UNMAPPED || finding == Finding.UNMAPPED_FOR_WARNING;
    return new Testimony(
        Source.STATUS_MAPPING, there ? Weight.DEFERS : Weight.ABSENT, finding, values, message);
  }
}
