package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.plain.Capture;
import com.kallglot.console.media.Mos;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.capture.Tshark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of twenty calls against those of a judge that is none of ours, made of what the
/// kernel saw on the loopback: through networks that lose and delay by a seed, G.711 and Opus. The
/// first is the first of its process, when nothing of the program has run yet.
@Tag("native")
@Tag("peers")
@Tag("timed")
@Tag("long")
class TwentyCallsAgainstTsharkTest {
  private static final List<String> NETWORKS =
      List.of(
          "'jitter_ms':0",
          "'loss_percent':1",
          "'loss_percent':3",
          "'loss_percent':10",
          "'jitter_ms':30");
  private static final List<String> CODECS = List.of("PCMU", "opus", "PCMA", "opus");
  private static final Duration STAY = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(20);

  /// Packets that come while the call is being taken down: on the wire, and nobody's any more.
  private static final int MOST_AFTER_THE_END = 25;

  /// Milliseconds by which a post-dial delay may be off.
  private static final double NEAR = 2;

  @TempDir Path folder;

  /// What we say of a call.
  private record Call(String network, String codec, Leg leg, Optional<Mos.Rating> rating) {
    CallStatistics counted() {
      return leg.statistics();
    }

    double pddMs() {
      return CallFigures.of(leg.events()).postDialDelay().toNanos() / 1e6;
    }

    int port(String socket) {
      return Integer.parseInt(socket.substring(socket.lastIndexOf(':') + 1));
    }

    String stream() {
      var media = leg.media().orElseThrow();
      return "rtp && udp.srcport == %d && udp.dstport == %d"
          .formatted(port(media.remote()), port(media.local()));
    }

    int clock() {
      return codec.equals("opus") ? 48_000 : 8_000;
    }
  }

  /// What the judge says of it, of as many packets as we had.
  private record Judged(
      Call call,
      long packets,
      long afterwards,
      long expected,
      long lost,
      double jitterMs,
      double pddMs) {
    static Judged of(Call call, Path capture) {
      List<List<String>> all =
          Tshark.fields(
              capture, call.stream(), "frame.time_epoch", "rtp.seq", "rtp.timestamp", "rtp.ssrc");
      assertThat(all)
          .extracting(packet -> packet.get(3))
          .as("one source")
          .containsOnly(all.getFirst().get(3));
      List<List<String>> ours =
          all.subList(0, (int) Math.min(all.size(), call.counted().rxPackets()));
      long expected = expected(ours);
      return new Judged(
          call,
          ours.size(),
          all.size() - ours.size(),
          expected,
          expected - ours.size(),
          jitter(ours, call.clock()),
          postDialDelay(capture, call.leg.callId()));
    }

    /// From the lowest to the highest number; nothing wraps within a few seconds of a seed.
    private static long expected(List<List<String>> packets) {
      var numbers =
          packets.stream().mapToLong(packet -> Long.parseLong(packet.get(1))).summaryStatistics();
      return numbers.getMax() - numbers.getMin() + 1;
    }

    /// RFC 3550 §6.4.1, by the kernel's clock.
    private static double jitter(List<List<String>> packets, int clock) {
      double jitter = 0;
      for (int i = 1; i < packets.size(); i++) {
        List<String> before = packets.get(i - 1);
        List<String> packet = packets.get(i);
        double apart = Double.parseDouble(packet.get(0)) - Double.parseDouble(before.get(0));
        double told =
            (Long.parseLong(packet.get(2)) - Long.parseLong(before.get(2))) / (double) clock;
        jitter += (Math.abs(apart - told) * 1000 - jitter) / 16;
      }
      return jitter;
    }

    /// The first INVITE to the first response that is neither 100 nor a challenge.
    private static double postDialDelay(Path capture, String callId) {
      List<List<String>> messages =
          Tshark.fields(
              capture,
              "sip.CSeq.method == \"INVITE\" && sip.Call-ID == \"" + callId + "\"",
              "frame.time_epoch",
              "sip.Status-Code");
      double invited = Double.parseDouble(messages.getFirst().get(0));
      return messages.stream()
          .filter(message -> !List.of("", "100", "401", "407").contains(message.get(1)))
          .mapToDouble(message -> (Double.parseDouble(message.get(0)) - invited) * 1000)
          .findFirst()
          .orElseThrow();
    }

    double jitterError() {
      return call.counted().jitterMs() - jitterMs;
    }

    double pddError() {
      return call.pddMs() - pddMs;
    }

    /// ITU-T G.107 written out once more, from the judge's loss and what came too late.
    double mosError() {
      Mos.Rating rating = call.rating.orElseThrow();
      double loss = 100.0 * (lost + call.counted().loss().late()) / expected;
      double delay = rating.conditions().oneWayDelayMs().value();
      double x = Math.log(Math.max(delay, 100) / 100) / Math.log(2);
      double late =
          25
              * (Math.pow(1 + Math.pow(x, 6), 1 / 6.0)
                  - 3 * Math.pow(1 + Math.pow(x / 3, 6), 1 / 6.0)
                  + 2);
      double r = 93.2 - late - 95 * loss / (loss + 25.1);
      return rating.mos() - (1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r));
    }

    @Override
    public String toString() {
      CallStatistics counted = call.counted();
      return String.format(
          Locale.ROOT,
          "%-20s %-5s %5d %5d %+4d  %4d %4d %+3d  %6.2f %6.2f %+6.2f  %7.2f %7.2f %+6.2f  %s",
          call.network,
          call.codec,
          counted.rxPackets(),
          packets,
          afterwards,
          counted.loss().lost(),
          lost,
          counted.loss().lost() - lost,
          counted.jitterMs(),
          jitterMs,
          jitterError(),
          call.pddMs(),
          pddMs,
          pddError(),
          call.rating
              .map(rating ->
                  String.format(
                      Locale.ROOT,
                      "%.2f %+.3f (%d late)",
                      rating.mos(),
                      mosError(),
                      counted.loss().late()))
              .orElse("not rated"));
    }
  }

  @Test
  void lossIsExactAndJitterDelayAndRatingAreThoseOfTheJudge() throws Exception {
    List<Call> calls;
    Path seen;
    try (var kernel = Capture.of(folder, 0, "udp and host 127.0.0.1")) {
      calls = call();
      seen = kernel.file();
      Call last = calls.getLast();
      Await.until(
          SOON,
          "the kernel's last packet is in the file",
          () -> Tshark.hasAtLeast(seen, last.stream(), last.counted().rxPackets()));
    }
    List<Judged> judged = calls.stream().map(call -> Judged.of(call, seen)).toList();
    String table = table(judged);
    System.out.println(table);

    assertThat(judged).as(table).hasSize(20).allSatisfy(TwentyCallsAgainstTsharkTest::assertAlike);
    assertThat(judged).as("what was lost").anyMatch(one -> one.lost > 10);
  }

  private static void assertAlike(Judged judged) {
    CallStatistics counted = judged.call.counted();
    assertThat(judged.packets).isEqualTo(counted.rxPackets()).isGreaterThan(150);
    assertThat(judged.afterwards).isBetween(0L, (long) MOST_AFTER_THE_END);
    assertThat(counted.loss().expected()).isEqualTo(judged.expected);
    assertThat(counted.loss().lost()).isEqualTo(judged.lost);
    assertThat(Math.abs(judged.jitterError())).as("jitter, ms").isLessThan(1);
    assertThat(Math.abs(judged.pddError())).as("post-dial delay, ms").isLessThan(NEAR);
    assertThat(judged.call.rating.isPresent()).isEqualTo(!judged.call.codec.equals("opus"));
    if (judged.call.rating.isPresent()) {
      assertThat(Math.abs(judged.mosError())).as("MOS").isLessThan(0.001);
    }
  }

  private List<Call> call() throws Exception {
    var calls = new ArrayList<Call>();
    try (PjsipSoftphone softphone = PjsipSoftphone.start();
        var bench = new Bench(folder, softphone)) {
      bench.asUsual();
      for (int round = 0; round < CODECS.size(); round++) {
        for (String network : NETWORKS) {
          calls.add(call(bench, network, CODECS.get(round), 100 + round));
        }
      }
    }
    return calls;
  }

  private static Call call(Bench bench, String network, String codec, long seed) throws Exception {
    var trial =
        new Trial(bench, network, seed)
            .overUdp()
            .fault("'impairment':{'seed':" + seed + "," + network + "}");
    trial.srtp = SrtpPolicy.OFF;
    trial.codecs = List.of(codec);
    assertThat(trial.transport).isEqualTo(SipTransport.UDP);
    String uri = "sip:" + bench.session("{'type':'sip'}") + "@" + bench.domain();
    Leg leg = bench.call(trial.account(), uri, new Signal(Signal.ECHO_TEST.sound(), ""), STAY);
    assertThat(leg.answered()).as(network + " " + codec).isTrue();
    return new Call(network, codec, leg, new LegFindings(leg).rating());
  }

  private static String table(List<Judged> judged) {
    var text =
        new StringBuilder(
            "network              codec  packets (ours, judge, after)  lost  jitter ms  PDD ms"
                + "  MOS; each ours, judge, difference\n");
    judged.forEach(one -> text.append(one).append('\n'));
    return text.toString();
  }
}
