package com.kallglot.console.trace.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.media.Mos.Scale;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.quality.QualityEvent.Began;
import com.kallglot.console.trace.quality.QualityEvent.Ended;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Reading.Why;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every figure of a second, and when it is warned of, out of counters whose truth is known.
class QualitySeriesTest {
  private static double value(Reading reading) {
    return ((Known) reading).value();
  }

  private static Reading unknown(Why why) {
    return Reading.unknown(why);
  }

  private static long at(double seconds) {
    return Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void lossIsOfThatSecondAloneAndWhatCameTooLateIsLost() {
    var call = new CountedCall("PCMU").seconds(3, 0).seconds(1, 1).seconds(1, 0);
    assertThat(call.series().seconds())
        .extracting(s -> value(s.loss()))
        .containsExactly(0.0, 0.0, 0.0, 2.0, 0.0);
    call.packets(49, 1, 2).sample(1000);
    assertThat(call.last().loss()).isEqualTo(new Known(6, Origin.MEASURED));
    assertThat(call.last().count()).isEqualTo(new Second.Count(50, 3));
  }

  @Test
  void aPacketThatComesAfterAllMakesNoNegativeLoss() {
    var call = new CountedCall("PCMU").seconds(6, 0).seconds(1, 1);
    assertThat(call.series().meanLoss().orElseThrow()).isCloseTo(100.0 / 350, within(1e-9));
    call.packets(50, 0, 0).cameAfterAll().sample(1000);
    assertThat(value(call.last().loss())).isZero();
    assertThat(call.series().meanLoss().orElseThrow()).as("the mean has it back").isZero();
  }

  /// The check values of a call's MOS, now of one second: 3 % are 3 of 100 packets.
  @ParameterizedTest
  @CsvSource({"0, 0, 0, 4.41", "0, 160, 20, 4.41", "0, 500, 50, 3.96", "3, 0, 0, 4.13"})
  void mosOfASecondHasItsCheckValues(int missing, double roundTrip, double buffer, double mos) {
    var call = new CountedCall("PCMU").roundTrip(roundTrip).buffer(buffer);
    call.packets(100 - missing, missing, 0).sample(1000);
    assertThat(value(call.last().mos())).isCloseTo(mos, within(0.005));
    assertThat(call.last().rated().orElseThrow().scale()).isEqualTo(Scale.NARROWBAND);
  }

  @Test
  void anEstimateIsAsCertainAsItsLeastCertainInputAndEachInputSaysItsOrigin() {
    var call = new CountedCall("PCMA").buffer(40).seconds(1, 0);
    var before = call.last().rated().orElseThrow().conditions();
    assertThat(before.lossPercent().origin()).isEqualTo(Origin.MEASURED);
    assertThat(before.oneWayDelayMs()).extracting(i -> i.value()).isEqualTo(40.0);
    assertThat(before.oneWayDelayMs().origin()).isEqualTo(Origin.ASSUMED);
    call.roundTrip(60).seconds(1, 0);
    var after = call.last().rated().orElseThrow().conditions();
    assertThat(after.oneWayDelayMs().value()).isEqualTo(70);
    assertThat(after.oneWayDelayMs().origin()).isEqualTo(Origin.REPORTED);
    assertThat(after.burstRatio().origin()).isEqualTo(Origin.ASSUMED);
    assertThat(call.last().mos())
        .isInstanceOfSatisfying(
            Known.class, mos -> assertThat(mos.origin()).isEqualTo(Origin.ASSUMED));
  }

  @Test
  void nothingIsReportedBeforeAReportAndNotRatedIsNoNumber() {
    var call = new CountedCall("opus").seconds(1, 0);
    assertThat(call.last().roundTrip()).isEqualTo(unknown(Why.NO_REPORT));
    assertThat(call.last().mos()).isEqualTo(unknown(Why.NOT_RATED));
    assertThat(call.last().rated()).isEmpty();
    call.roundTrip(36).seconds(1, 0);
    assertThat(call.last().roundTrip()).isEqualTo(new Known(36, Origin.REPORTED));
  }

  @Test
  void anotherCodecByReInviteIsRatedAsItIs() {
    var call = new CountedCall("PCMU").seconds(5, 10);
    assertThat(call.series().warnsOf(Figure.MOS)).isTrue();
    call.agree("G722", Direction.SENDRECV).seconds(1, 10);
    assertThat(call.last().mos()).isEqualTo(unknown(Why.NOT_RATED));
    assertThat(call.series().warnsOf(Figure.MOS))
        .as("what is not rated is not warned of")
        .isFalse();
    call.agree("PCMA", Direction.SENDRECV).seconds(1, 0);
    assertThat(value(call.last().mos())).isCloseTo(4.41, within(0.005));
    assertThat(call.last().codec()).isEqualTo("PCMA");
  }

  @ParameterizedTest
  @EnumSource(names = {"SENDONLY", "INACTIVE"})
  void whatIsNotExpectedOnHoldIsNotLost(Direction hold) {
    var call = new CountedCall("PCMU").roundTrip(30).seconds(8, 3);
    assertThat(call.series().warnsOf(Figure.LOSS)).isTrue();
    call.pass(400).agree("PCMU", hold).packets(20, 0, 0).sample(600);
    assertThat(call.last().loss()).isEqualTo(unknown(Why.ON_HOLD));
    assertThat(call.series().warnsOf(Figure.LOSS)).as("nothing to warn of").isFalse();
    call.packets(0, 0, 30).sample(1000).sample(1000);
    for (Figure figure : List.of(Figure.LOSS, Figure.JITTER, Figure.MOS)) {
      assertThat(call.last().of(figure)).isEqualTo(unknown(Why.ON_HOLD));
    }
    assertThat(value(call.last().roundTrip())).isEqualTo(30);
    call.pass(500).agree("PCMU", Direction.SENDRECV).packets(25, 0, 10).sample(500);
    assertThat(call.last().loss()).as("half of it was hold").isEqualTo(unknown(Why.ON_HOLD));
    call.seconds(1, 1);
    assertThat(value(call.last().loss())).isEqualTo(2);
    assertThat(call.series().meanLoss()).as("seven seconds anew").isEmpty();
    assertThat(call.seconds(6, 0).series().meanLoss().orElseThrow())
        .isCloseTo(100.0 / 350, within(1e-9));
  }

  @Test
  void whereNothingComesNothingIsToldAndAWarningStays() {
    var call = new CountedCall("PCMU").seconds(8, 5);
    assertThat(call.series().warnsOf(Figure.LOSS)).isTrue();
    for (int i = 0; i < 10; i++) {
      call.sample(1000);
    }
    assertThat(call.last().loss()).isEqualTo(unknown(Why.NO_PACKETS));
    assertThat(call.last().jitter()).isEqualTo(unknown(Why.NO_PACKETS));
    assertThat(call.series().warnsOf(Figure.LOSS)).isTrue();
    call.packets(50, 500, 0).sample(1000);
    assertThat(value(call.last().loss())).as("and then it is told").isCloseTo(90.9, within(0.05));
  }

  @Test
  void anOutageIsWarnedOfWhileItLasts() {
    var call = new CountedCall("PCMU").answer().seconds(20, 0).silent(2);
    assertThat(call.series().events()).as("one or two seconds are none").isEmpty();
    assertThat(call.silent(1).series().events()).containsExactly(new Began(at(23), Figure.LOSS));
    call.packets(50, 150, 0).sample(1000);
    assertThat(call.series().warnsOf(Figure.LOSS)).as("told by the numbers now").isTrue();
    assertThat(call.seconds(8, 0).series().warnsOf(Figure.LOSS)).isFalse();
  }

  @Test
  void whereNothingComesFromTheAnswerOnThatIsWarnedOf() {
    var call = new CountedCall("PCMU").silent(20);
    assertThat(call.series().events()).as("early media need not come").isEmpty();
    call.answer().silent(2);
    assertThat(call.series().events()).isEmpty();
    assertThat(call.silent(1).series().warnsOf(Figure.LOSS)).isTrue();
  }

  /// The far end sends while somebody speaks there, and no number is missing.
  @Test
  void silenceSuppressionIsNoOutage() {
    var call = new CountedCall("PCMU").answer().packets(20, 0, 0).sample(1000).seconds(9, 0);
    call.packets(10, 0, 0).sample(1000).silent(1).packets(30, 0, 0).sample(1000).seconds(2, 0);
    assertThat(call.silent(10).series().events()).isEmpty();
  }

  @Test
  void aStallOfTheNetworkIsNoSilenceSuppression() {
    var call = new CountedCall("PCMU").answer().packets(10, 0, 0).sample(1000).seconds(9, 0);
    call.packets(10, 0, 0).sample(1000).packets(90, 0, 0).sample(1000).seconds(2, 0);
    assertThat(call.silent(3).series().warnsOf(Figure.LOSS)).isTrue();
  }

  @Test
  void holdIsNoOutage() {
    var call = new CountedCall("PCMU").answer().seconds(9, 0).agree("PCMU", Direction.SENDONLY);
    assertThat(call.silent(10).series().events()).isEmpty();
    call.agree("PCMU", Direction.SENDRECV).seconds(3, 0);
    assertThat(call.silent(3).series().warnsOf(Figure.LOSS)).isTrue();
  }

  @Test
  void whatWasNotSeenIsNotCounted() {
    var call = new CountedCall("PCMU").seconds(2, 0).uncounted().seconds(1, 0);
    assertThat(call.last().loss()).isEqualTo(unknown(Why.NOT_COUNTED));
    assertThat(call.last().mos()).isEqualTo(unknown(Why.NOT_COUNTED));
    assertThat(value(call.last().jitter())).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"30, false", "30.1, true"})
  void jitterIsWarnedOfWhenBeyondInThreeOfFiveSeconds(double beyond, boolean warned) {
    var call = new CountedCall("PCMU").jitter(5).seconds(5, 0);
    call.jitter(beyond).seconds(2, 0).jitter(5).seconds(1, 0);
    assertThat(call.series().events()).as("one or two seconds are none").isEmpty();
    call.jitter(beyond).seconds(1, 0);
    assertThat(call.series().warnsOf(Figure.JITTER)).isEqualTo(warned);
    if (warned) {
      assertThat(call.series().events()).containsExactly(new Began(at(9), Figure.JITTER));
      call.jitter(5).seconds(1, 0);
      assertThat(call.series().warnsOf(Figure.JITTER)).as("3 of the last 5 still").isTrue();
      call.seconds(1, 0);
      assertThat(call.series().events())
          .containsExactly(new Began(at(9), Figure.JITTER), new Ended(at(11), Figure.JITTER));
    }
  }

  @ParameterizedTest
  @CsvSource({"400, false", "401, true"})
  void aRoundTripIsWarnedOfBeyondFourHundred(double roundTrip, boolean warned) {
    var call = new CountedCall("opus").roundTrip(roundTrip).seconds(3, 0);
    assertThat(call.series().warnsOf(Figure.ROUND_TRIP)).isEqualTo(warned);
  }

  @Test
  void mosIsWarnedOfBelowThreePointFive() {
    // 5 of 50: 10 %, R = 93.2 − 950/35.1 = 66.1, MOS 3.41; 4 of 50: 8 %, R = 70.2, MOS 3.61
    var fair = new CountedCall("PCMU").seconds(5, 4);
    assertThat(value(fair.last().mos())).isCloseTo(3.61, within(0.005));
    assertThat(fair.series().warnsOf(Figure.MOS)).isFalse();
    var poor = new CountedCall("PCMU").seconds(2, 5);
    assertThat(value(poor.last().mos())).isCloseTo(3.41, within(0.005));
    assertThat(poor.series().warnsOf(Figure.MOS)).isFalse();
    assertThat(poor.seconds(1, 5).series().warnsOf(Figure.MOS)).isTrue();
  }

  @Test
  void lossIsWarnedOfByTheMeanOfSevenSeconds() {
    // 10 of 350 packets are 2.86 %, 11 are 3.14 %
    var below = new CountedCall("PCMU").seconds(6, 0).seconds(1, 10);
    assertThat(value(below.last().loss())).as("one bad second").isEqualTo(20);
    assertThat(below.series().warnsOf(Figure.LOSS)).isFalse();
    var beyond = new CountedCall("PCMU").seconds(6, 0).seconds(1, 11).seconds(6, 0);
    assertThat(beyond.series().events()).containsExactly(new Began(at(7), Figure.LOSS));
    beyond.seconds(1, 0);
    assertThat(beyond.series().warnings()).containsExactly(new Warning(Figure.LOSS, at(7), at(14)));
  }

  @Test
  void thereIsNoMeanOfSevenSecondsBeforeThereAreSeven() {
    var call = new CountedCall("PCMU").seconds(6, 25);
    assertThat(call.series().meanLoss()).isEmpty();
    assertThat(call.series().warnsOf(Figure.LOSS)).isFalse();
    assertThat(call.seconds(1, 0).series().warnsOf(Figure.LOSS)).isTrue();
  }

  @Test
  void missingSecondsAreSeenAndNeitherInventedNorDivided() {
    var call = new CountedCall("PCMU").jitter(40).seconds(2, 0);
    call.packets(190, 10, 0).sample(4000);
    assertThat(call.series().seconds()).hasSize(3);
    assertThat(call.last().followsGap()).isTrue();
    assertThat(value(call.last().loss())).as("of all four seconds").isEqualTo(5);
    assertThat(call.series().warnsOf(Figure.JITTER)).as("two of the last five").isFalse();
    call.seconds(1, 0);
    assertThat(call.last().followsGap()).isFalse();
    assertThat(call.series().meanLoss().orElseThrow()).isCloseTo(100.0 / 35, within(1e-9));
  }

  @Test
  void aSampleThatFollowsALateOneAtOnceIsPartOfTheNext() {
    var call = new CountedCall("PCMU").seconds(1, 0).packets(95, 0, 0).sample(1900);
    call.packets(4, 1, 0).sample(100);
    assertThat(call.series().seconds()).hasSize(2);
    call.packets(45, 0, 0).sample(900);
    assertThat(value(call.last().loss())).isEqualTo(2);
  }

  @Test
  void countersThatBeginAnewAreNoLoss() {
    var call = new CountedCall("PCMU").seconds(3, 2).restart().seconds(1, 1);
    assertThat(value(call.last().loss())).isEqualTo(2);
  }

  @Test
  void theEndOfTheCallEndsItsWarningsAndItsSeconds() {
    var call = new CountedCall("PCMU").jitter(50).seconds(3, 0).pass(200).end();
    assertThat(call.series().warnings())
        .containsExactly(new Warning(Figure.JITTER, at(3), at(3.2)));
    assertThat(call.seconds(5, 0).series().seconds()).hasSize(3);
  }

  @Test
  void twoMinutesAreKeptAndAllWarnings() {
    var call = new CountedCall("PCMU").jitter(50).seconds(5, 0).jitter(1).seconds(200, 0);
    assertThat(call.series().seconds()).hasSize(120);
    assertThat(call.series().warnings()).hasSize(1);
    assertThat(call.series().nearest(at(100.4)).orElseThrow().atNanos()).isEqualTo(at(100));
  }
}
