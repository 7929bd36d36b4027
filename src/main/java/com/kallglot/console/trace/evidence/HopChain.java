package com.kallglot.console.trace.evidence;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.evidence.Hop.Detail;
import com.kallglot.console.trace.evidence.Hop.Kind;
import com.kallglot.console.trace.evidence.Hop.State;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.journal.SessionEntries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a call came: the seven hops, of which those behind the last one to blame were not
/// reached.
///
/// @param hops one for each [Kind], in their order
public record HopChain(List<Hop> hops) {
  public HopChain {
    hops = List.copyOf(hops);
  }

  /// @param cause null while it is not known
  /// @param origin what it was placed for
  public static HopChain of(
      List<CallEvent> events, List<SipMessage> messages, @Nullable Cause cause, CallOrigin origin) {
    return new HopChain(new Making(events, messages, cause, origin).hops());
  }

  /// How many were tried: passed or to blame.
  public long tried() {
    return hops.stream()
        .filter(hop -> hop.state() == State.PASSED || hop.state() == State.TO_BLAME)
        .count();
  }

  public List<Hop> toBlame() {
    return hops.stream().filter(hop -> hop.state() == State.TO_BLAME).toList();
  }

  private static final class Making {
    private final Answer answer;
    private final CallFigures figures;
    private final List<SipMessage> messages;
    private final CallOrigin origin;
    private final Set<Kind> blamed;

    Making(
        List<CallEvent> events,
        List<SipMessage> messages,
        @Nullable Cause cause,
        CallOrigin origin) {
      this.answer = Answer.of(events, messages);
      this.figures = CallFigures.of(events);
      this.messages = messages;
      this.origin = origin;
      this.blamed = EnumSet.noneOf(Kind.class);
      if (cause != null) {
        cause.blame().forEach(each -> kind(each).ifPresent(blamed::add));
      }
    }

    private Optional<Kind> kind(Blame blame) {
      return switch (blame) {
        case API -> Optional.of(Kind.API);
        case RESOLVER -> Optional.of(Kind.RESOLVER);
        case DNS -> Optional.of(Kind.DNS);
        case TLS -> Optional.of(Kind.TLS);
        case AUTH -> Optional.of(Kind.AUTH);
        case SIGNALLING -> Optional.of(Kind.SIGNALLING);
        case MEDIA, DEVICE -> Optional.of(Kind.MEDIA);
        case NETWORK -> Optional.of(answer.isAnswered() ? Kind.MEDIA : Kind.SIGNALLING);
        case NONE -> Optional.empty();
      };
    }

    List<Hop> hops() {
      Kind last = blamed.stream().max(Comparator.naturalOrder()).orElse(Kind.MEDIA);
      var hops = new ArrayList<Hop>();
      for (Kind kind : Kind.values()) {
        if (kind.compareTo(last) > 0) {
          hops.add(new Hop(kind, State.NOT_REACHED, Detail.NONE, List.of(), null));
        } else {
          hops.add(blamed.contains(kind) ? toBlame(found(kind)) : found(kind));
        }
      }
      return hops;
    }

    private static Hop toBlame(Hop hop) {
      Detail detail =
          switch (hop.kind()) {
            case API, RESOLVER, SIGNALLING -> hop.detail();
            case DNS -> Detail.NO_ADDRESS;
            case TLS -> Detail.NOT_SECURED;
            case AUTH -> hop.detail() == Detail.STATUS ? Detail.STATUS : Detail.NONE;
            case MEDIA -> hop.detail() == Detail.CAME ? Detail.FAULTY : Detail.NONE_CAME;
          };
      return new Hop(
          hop.kind(),
          State.TO_BLAME,
          detail,
          detail == hop.detail() ? hop.values() : List.of(),
          detail == hop.detail() ? hop.took() : null);
    }

    private Hop found(Kind kind) {
      return switch (kind) {
        case API -> api();
        case RESOLVER -> resolver();
        case DNS -> name();
        case TLS -> transport();
        case AUTH -> credentials();
        case SIGNALLING -> signalling();
        case MEDIA -> media();
      };
    }

    /// The exchange that made its session.
    private Hop api() {
      for (Entry entry : origin.beside()) {
        if (entry instanceof Entry.Api api && SessionEntries.isCreation(api)) {
          boolean answered = api.status() > 0;
          return passed(
              Kind.API,
              answered ? Detail.STATUS : Detail.NO_ANSWER,
              api.took(),
              answered ? new String[] {String.valueOf(api.status())} : new String[0]);
        }
      }
      return notNeeded(Kind.API, withoutSession(Detail.ELSEWHERE));
    }

    private Detail withoutSession(Detail unseen) {
      return switch (origin.kind()) {
        case SESSION -> unseen;
        case DIRECT -> Detail.DIRECT;
        case UNTOLD -> Detail.UNTOLD;
      };
    }

    private static Hop notNeeded(Kind kind, Detail detail, String... values) {
      return new Hop(kind, State.NOT_NEEDED, detail, List.of(values), null);
    }

    private static Hop passed(Kind kind, Detail detail, @Nullable Duration took, String... values) {
      return new Hop(kind, State.PASSED, detail, List.of(values), took);
    }

    private Hop resolver() {
      Foreseen foreseen = origin.foreseen();
      if (foreseen == null) {
        return notNeeded(Kind.RESOLVER, withoutSession(Detail.NOT_FORESEEN));
      }
      Detail detail = foreseen.held() == Foreseen.Held.NO ? Detail.OTHERWISE : Detail.AS_FORESEEN;
      return passed(Kind.RESOLVER, detail, null, foreseen.outcome());
    }

    private Hop name() {
      if (messages.isEmpty()) {
        return new Hop(Kind.DNS, State.NOT_REACHED, Detail.NONE, List.of(), null);
      }
      SipMessage first = messages.getFirst();
      String host = first.remote().replaceFirst(":\\d+$", "");
      boolean lookedUp = first.heading() == Heading.SENT && !host.equals(nextHop(first));
      return lookedUp
          ? passed(Kind.DNS, Detail.ADDRESS, null, host)
          : notNeeded(Kind.DNS, Detail.ADDRESS, host);
    }

    /// The host that a request is sent to: its topmost Route, or else whom it is meant for (RFC
    /// 3263 §4).
    private static String nextHop(SipMessage message) {
      SipText text = SipText.of(message.text());
      String uri = text.values("Route").stream().findFirst().orElse(text.requestUri());
      return uri.replaceFirst(".*?sips?:([^@>;]*@)?", "").replaceFirst("(:\\d+)?([;>?].*)?$", "");
    }

    private Hop transport() {
      if (messages.isEmpty()) {
        return new Hop(Kind.TLS, State.NOT_REACHED, Detail.NONE, List.of(), null);
      }
      SipTransport transport = messages.getFirst().transport();
      return transport == SipTransport.TLS
          ? passed(Kind.TLS, Detail.SECURED, null)
          : notNeeded(Kind.TLS, Detail.PLAIN, transport.name());
    }

    private Hop credentials() {
      String challenge = "";
      for (SipMessage message : messages) {
        SipText text = SipText.of(message.text());
        boolean asked = text.status() == 401 || text.status() == 407;
        if (text.method().equals("INVITE") && asked) {
          challenge = String.valueOf(text.status());
        }
      }
      if (challenge.isEmpty()) {
        return notNeeded(Kind.AUTH, Detail.NOT_ASKED);
      }
      boolean last = answer.isRefused() && challenge.equals(String.valueOf(answer.code()));
      return passed(Kind.AUTH, last ? Detail.STATUS : Detail.TAKEN_AFTER, null, challenge);
    }

    private Hop signalling() {
      if (answer.isAnswered()) {
        return passed(Kind.SIGNALLING, Detail.STATUS, figures.answerTime(), "200");
      }
      if (answer.isRefused()) {
        return passed(
            Kind.SIGNALLING, Detail.STATUS, figures.postDialDelay(), String.valueOf(answer.code()));
      }
      return answer.ended() == null
          ? new Hop(Kind.SIGNALLING, State.NOT_REACHED, Detail.NONE, List.of(), null)
          : passed(Kind.SIGNALLING, Detail.NO_ANSWER, null);
    }

    private Hop media() {
      if (figures.firstMedia() != null) {
        return passed(Kind.MEDIA, Detail.CAME, figures.firstMedia());
      }
      return new Hop(Kind.MEDIA, State.NOT_REACHED, Detail.NONE, List.of(), null);
    }
  }
}
