package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.edge.rtp.Play;
import com.kallglot.console.sandbox.edge.rtp.RtpStream;
import com.kallglot.console.sandbox.edge.rtp.StreamReport;
import com.kallglot.console.sandbox.edge.sdp.Agreement;
import com.kallglot.console.sandbox.edge.sdp.Answer;
import com.kallglot.console.sandbox.edge.sdp.Negotiation;
import com.kallglot.console.sandbox.edge.sdp.Offer;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import com.kallglot.console.sandbox.edge.sdp.Terms;
import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.sandbox.impairment.LiveNetwork;
import com.kallglot.console.sandbox.interpreter.Party;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The sound of one leg as its signalling sees it: what was agreed, and the answer that says so.
final class LegMedia {
  private final RtpStream stream;
  private final InetAddress address;
  private final Terms terms;
  private final long sessionId = ThreadLocalRandom.current().nextLong(1L << 62);
  private long version;
  private final Play answered;
  private final boolean echoes;
  private Play play;
  private volatile @Nullable Agreement agreement;
  private SrtpSuite.@Nullable Keys ourKeys;

  LegMedia(
      RtpStream stream, InetAddress address, List<String> codecs, SrtpPolicy srtp, CallPlan plan) {
    this.answered = play(plan);
    this.echoes = Play.of(plan.media()) == Play.ECHO;
    this.stream = stream;
    InetAddress named = plan.impairment().named();
    this.address = named == null ? address : named;
    this.play = plan.earlyMedia() ? Play.RINGING : answered;
    Terms.Sound later = answered.needs();
    this.terms = new Terms(codecs, srtp, later == Terms.Sound.ANY_CODEC ? play.needs() : later);
    if (!plan.impairment().isNone()) {
      stream.impair(plan.impairment());
    }
  }

  /// Who hears nothing has nothing to send back, and sends silence.
  private static Play play(CallPlan plan) {
    Play planned = Play.of(plan.media());
    boolean deaf = plan.impairment().path() == Impairment.Path.LOST_FROM_CALLER;
    return deaf && planned == Play.ECHO ? Play.SILENCE : planned;
  }

  RtpStream stream() {
    return stream;
  }

  /// Whether the other side sends, so that its silence means something.
  boolean expectsSound() {
    Agreement agreed = agreement;
    return agreed != null && agreed.direction().receives();
  }

  /// Sends what was planned for an answered call; a third party of an interpreted session hears
  /// silence.
  void answer(CallDesk desk, String legId) {
    Optional<Party> party = answered == Play.INTERPRETED ? desk.party(legId) : Optional.empty();
    play = answered == Play.INTERPRETED && party.isEmpty() ? Play.SILENCE : answered;
    party.ifPresentOrElse(stream::interpret, () -> stream.play(play));
    desk.network(legId).map(Following::new).ifPresent(stream::follow);
  }

  /// Who echoes and hears nothing any more sends silence, as far as the codec has it.
  private final class Following implements LiveNetwork {
    private final LiveNetwork network;

    Following(LiveNetwork network) {
      this.network = network;
    }

    @Override
    public Impairment now() {
      return network.now();
    }

    @Override
    public void met(Impairment now, int firstSequence) {
      network.met(now, firstSequence);
      Agreement agreed = agreement;
      boolean speaks = agreed != null && agreed.codec().name().startsWith("PCM");
      if (echoes && speaks) {
        boolean deaf = now.path() == Impairment.Path.LOST_FROM_CALLER;
        stream.play(deaf ? Play.SILENCE : Play.ECHO);
      }
    }
  }

  /// Takes an offer, the first or a later one, and starts to send and receive by it.
  Taken take(SessionDescription offer) {
    return switch (Negotiation.answer(offer, terms)) {
      case Negotiation.Outcome.Unacceptable refused -> new Taken.Refused(refused);
      case Negotiation.Outcome.Agreed agreed ->
          new Taken.Answered(answer(offer, agreed.agreement()));
    };
  }

  /// Makes an offer. What protects what we send is made with it.
  ///
  /// @param srtp how it is offered
  String offer(SrtpPolicy srtp) {
    ourKeys = srtp == SrtpPolicy.OFF ? null : Offer.SUITE.newKeys();
    String inline = ourKeys == null ? null : ourKeys.inline();
    version++;
    return new Offer(address, stream.port(), terms.codecs(), srtp, sessionId, inline).text();
  }

  /// Takes the answer to [#offer], and starts to send and receive by it. It is read like an offer:
  /// what they chose is all they still have.
  ///
  /// @return why it cannot be taken; null where it is
  Negotiation.Outcome.@Nullable Unacceptable accept(SessionDescription answer) {
    return switch (Negotiation.answer(answer, terms)) {
      case Negotiation.Outcome.Unacceptable refused -> refused;
      case Negotiation.Outcome.Agreed agreed -> {
        agreement = agreed.agreement();
        if (agreement.security() == null) {
          ourKeys = null;
        }
        stream.agree(agreement, ourKeys, play);
        yield null;
      }
    };
  }

  private String answer(SessionDescription offer, Agreement agreed) {
    Agreement.Security now = agreed.security();
    Agreement.Security before = agreement == null ? null : agreement.security();
    if (now == null) {
      ourKeys = null;
    } else if (ourKeys == null || before == null || before.suite() != now.suite()) {
      ourKeys = now.suite().newKeys();
    }
    agreement = agreed;
    stream.agree(agreed, ourKeys, play);
    String inline = ourKeys == null ? null : ourKeys.inline();
    return new Answer(offer, agreed, address, stream.port(), sessionId, ++version, inline).text();
  }

  /// What a report is about.
  record Subject(String legId, @Nullable String sessionId, String callId, String calledUser) {
    static Subject of(Admitted admitted, Arrival arrival) {
      return new Subject(
          admitted.legId(), admitted.sessionId(), arrival.callId(), arrival.calledUser());
    }
  }

  /// What became of a leg; closes its sound, which is counted to the last packet that arrived.
  ///
  /// @param sound null where it never had any
  static LegReport report(
      @Nullable LegMedia sound, Subject subject, int code, EndedBy by, Duration talked) {
    StreamReport counted =
        sound == null ? StreamReport.NONE : sound.stream.close().toCompletableFuture().join();
    Agreement agreed = sound == null ? null : sound.agreement;
    Agreement.Security security = agreed == null ? null : agreed.security();
    return new LegReport(
        subject.legId,
        subject.sessionId,
        subject.callId,
        subject.calledUser,
        code,
        agreed == null ? null : agreed.codec().name(),
        security == null ? null : security.suite().sdpName(),
        counted.rxPackets(),
        counted.txPackets(),
        counted.rxLost(),
        counted.digits(),
        talked,
        by.word());
  }

  /// What came of an offer.
  sealed interface Taken {
    /// @param sdp the answer
    record Answered(String sdp) implements Taken {
      @Override
      public String toString() {
        return "Answered"; // the description holds our key
      }
    }

    record Refused(Negotiation.Outcome.Unacceptable why) implements Taken {}
  }
}
