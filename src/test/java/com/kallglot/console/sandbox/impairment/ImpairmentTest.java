package com.kallglot.console.sandbox.impairment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.sandbox.impairment.Impairment.Path;
import com.kallglot.console.sandbox.impairment.Impairment.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpairmentTest {
  private static final int MANY = 200_000;

  private static Impairment losing(long seed, double percent, int burst) {
    return new Impairment(
        seed, percent, burst, Duration.ZERO, Duration.ZERO, 0, 0, Path.OPEN, Source.NAMED, null);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "3, 4", "10, 1", "10, 8", "60, 1", "40, 5", "90, 2"})
  void losesTheShareAndInTheBurstsThatItIsToldTo(double percent, int burst) {
    List<Integer> dropped = losing(5, percent, burst).dropped(MANY);
    assertThat(100.0 * dropped.size() / MANY).isCloseTo(percent, within(percent * 0.1));
    if (burst > 1 && percent < 50) {
      assertThat(meanRun(dropped)).isCloseTo(burst, within(burst * 0.1));
    }
  }

  private static double meanRun(List<Integer> numbers) {
    int runs = 1;
    for (int i = 1; i < numbers.size(); i++) {
      runs += (numbers.get(i) - numbers.get(i - 1) & 0xFFFF) == 1 ? 0 : 1;
    }
    return (double) numbers.size() / runs;
  }

  @Test
  void losesAllOrNothing() {
    assertThat(losing(1, 0, 1).dropped(1000)).isEmpty();
    assertThat(losing(1, 100, 1).dropped(1000)).hasSize(1000);
    assertThat(losing(1, 100, 7).dropped(1000)).hasSize(1000);
  }

  /// The numbers are part of what is published: a change of them is a change of the interface.
  @Test
  void theSameSeedLosesTheSamePackets() {
    assertThat(losing(7, 3, 2).dropped(200)).isEqualTo(losing(7, 3, 2).dropped(200));
    assertThat(losing(7, 3, 2).dropped(500))
        .startsWith(losing(7, 3, 2).dropped(200).toArray(Integer[]::new));
    var firsts = new ArrayList<Integer>();
    for (int seed = 0; seed < 50; seed++) {
      firsts.add(losing(seed, 3, 1).firstSequence());
    }
    assertThat(firsts).doesNotHaveDuplicates().allMatch(first -> first < 1 << 15);
  }
}
