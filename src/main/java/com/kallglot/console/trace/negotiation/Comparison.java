package com.kallglot.console.trace.negotiation;

import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.negotiation.Medium.Stated;
import com.kallglot.console.trace.negotiation.Point.Decider;
import com.kallglot.console.trace.negotiation.Point.Outcome;
import com.kallglot.console.trace.negotiation.Point.Topic;
import com.kallglot.console.trace.negotiation.Point.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds one offered medium against the answer's, point by point.
final class Comparison {
  private static final String NONE = "none";

  private final Medium offered;
  private final Medium answered;
  private final List<Point> points = new ArrayList<>();

  private Comparison(Medium offered, Medium answered) {
    this.offered = offered;
    this.answered = answered;
  }

  static AgreedMedium of(Medium offered, Medium answered) {
    if (answered.port() == 0 && offered.port() != 0) {
      return unanswered(offered, Outcome.REFUSED, Decider.of(Where.ANSWER, answered.head()));
    }
    var comparison = new Comparison(offered, answered);
    comparison.medium();
    comparison.codecs();
    comparison.events();
    comparison.direction();
    comparison.encryption();
    comparison.rtcp();
    comparison.packetTime();
    return new AgreedMedium(offered.kind(), comparison.points);
  }

  /// Everything offered, to which nobody said anything but perhaps no.
  static AgreedMedium unanswered(Medium offered, Outcome outcome, @Nullable Decider decider) {
    var words = new ArrayList<Point>();
    words.add(open(Topic.MEDIUM, medium(offered), outcome, decider));
    offered
        .sounds()
        .forEach(codec -> words.add(open(Topic.CODEC, codec.words(), outcome, decider)));
    words.add(open(Topic.DTMF, events(offered), outcome, decider));
    words.add(open(Topic.DIRECTION, word(offered.direction().value()), outcome, decider));
    words.add(open(Topic.SRTP, encryption(offered), outcome, decider));
    Rtcp.of(offered).ifPresent(rtcp -> words.add(open(Topic.RTCP, rtcp.words(), outcome, decider)));
    return new AgreedMedium(offered.kind(), words);
  }

  private static Point open(
      Topic topic, String offered, Outcome outcome, @Nullable Decider decider) {
    return new Point(topic, offered, null, outcome, decider);
  }

  private void medium() {
    boolean same = offered.protocol().equals(answered.protocol());
    add(
        Topic.MEDIUM,
        medium(offered),
        medium(answered),
        same ? Outcome.TAKEN : Outcome.CHANGED,
        answered.head());
  }

  private static String medium(Medium medium) {
    return medium.address() + " " + medium.protocol();
  }

  /// The first sound format of the answer is what will be sent (RFC 3264 §6.1).
  private void codecs() {
    for (Codec codec : offered.sounds()) {
      Optional<Codec> match = answered.sounds().stream().filter(codec::isSameAs).findFirst();
      add(
          Topic.CODEC,
          codec.words(),
          match.map(Codec::words).orElse(NONE),
          match.isPresent() ? Outcome.TAKEN : Outcome.LEFT_OUT,
          match.map(Codec::line).orElse(answered.head()));
    }
    answered.sounds().stream()
        .filter(codec -> offered.sounds().stream().noneMatch(codec::isSameAs))
        .forEach(codec -> add(Topic.CODEC, NONE, codec.words(), Outcome.ADDED, codec.line()));
  }

  private void events() {
    Optional<Codec> there = answered.telephoneEvent();
    // Offered at several clock rates, it is the one that was taken which counts
    Optional<Codec> here =
        offered.codecs().stream()
            .filter(codec -> there.filter(codec::isSameAs).isPresent())
            .findFirst()
            .or(offered::telephoneEvent);
    add(
        Topic.DTMF,
        here.map(Codec::words).orElse(NONE),
        there.map(Codec::words).orElse(NONE),
        outcome(here.isPresent(), there.isPresent()),
        there.map(Codec::line).orElse(here.isPresent() ? answered.head() : null));
  }

  private static String events(Medium medium) {
    return medium.telephoneEvent().map(Codec::words).orElse(NONE);
  }

  private static Outcome outcome(boolean offered, boolean answered) {
    if (offered) {
      return answered ? Outcome.TAKEN : Outcome.LEFT_OUT;
    }
    return answered ? Outcome.ADDED : Outcome.NEITHER;
  }

  private void direction() {
    Stated<Direction> here = offered.direction();
    Stated<Direction> there = answered.direction();
    Outcome outcome = there.value() == here.value().mirrored() ? Outcome.TAKEN : Outcome.CHANGED;
    add(Topic.DIRECTION, word(here.value()), word(there.value()), outcome, there.line());
  }

  private static String word(Direction way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private void encryption() {
    String here = encryption(offered);
    String there = encryption(answered);
    boolean wanted = !here.equals(NONE);
    boolean taken = !there.equals(NONE);
    SdpLine decided =
        answered.suites().stream()
            .map(Stated::line)
            .findFirst()
            .or(answered::fingerprint)
            .orElse(wanted ? answered.head() : null);
    add(Topic.SRTP, here, there, outcome(wanted, taken), decided);
  }

  /// `AES_CM_128_HMAC_SHA1_80`, several with commas; `DTLS`; `none`.
  private static String encryption(Medium medium) {
    String suites = medium.suites().stream().map(Stated::value).collect(Collectors.joining(", "));
    Stream<String> dtls = medium.fingerprint().map(_ -> "DTLS").stream();
    String all =
        Stream.concat(Stream.of(suites), dtls)
            .filter(way -> !way.isEmpty())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? NONE : all;
  }

  /// On one port with RTP only where both say so (RFC 5761 §5.1.1); that it is not is decided by
  /// the line that names a port, or by an answer without any.
  private void rtcp() {
    Optional<Rtcp> here = Rtcp.of(offered);
    Optional<Rtcp> there = Rtcp.of(answered);
    if (here.isEmpty() || there.isEmpty()) {
      return;
    }
    boolean wanted = here.get().mux() != null;
    boolean given = there.get().mux() != null;
    boolean more = here.get().more().equals(there.get().more());
    Outcome outcome =
        wanted != given ? outcome(wanted, given) : more ? Outcome.TAKEN : Outcome.CHANGED;
    SdpLine line = there.get().line();
    add(
        Topic.RTCP,
        here.get().words(),
        there.get().words(),
        outcome,
        line == null && outcome != Outcome.TAKEN ? answered.head() : line);
  }

  private void packetTime() {
    Optional<Stated<String>> here = offered.packetTime();
    Optional<Stated<String>> there = answered.packetTime();
    if (here.isEmpty() && there.isEmpty()) {
      return;
    }
    String asked = here.map(Stated::value).orElse(NONE);
    String given = there.map(Stated::value).orElse(NONE);
    Outcome said = outcome(here.isPresent(), there.isPresent());
    add(
        Topic.PACKET_TIME,
        asked,
        given,
        said == Outcome.TAKEN && !asked.equals(given) ? Outcome.CHANGED : said,
        there.map(Stated::line).orElse(null));
  }

  private void add(
      Topic topic, String here, String there, Outcome outcome, @Nullable SdpLine line) {
    points.add(
        new Point(
            topic, here, there, outcome, line == null ? null : Decider.of(Where.ANSWER, line)));
  }
}
