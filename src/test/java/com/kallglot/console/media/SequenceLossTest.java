package com.kallglot.console.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceLossTest {
  private final SequenceLoss loss = new SequenceLoss();

  @Test
  void nothingReceivedIsNothingLost() {
    assertThat(loss.expected()).isZero();
    assertThat(loss.lost()).isZero();
  }

  @Test
  void gapsCountAcrossTheWrapOfTheNumber() {
    receive(65533, 65534, 1, 2);
    assertThat(loss.expected()).isEqualTo(6);
    assertThat(loss.lost()).isEqualTo(2);
  }

  @Test
  void aDuplicateHidesNoLoss() {
    receive(10, 11, 11, 11, 14);
    assertThat(loss.received()).isEqualTo(3);
    assertThat(loss.duplicates()).isEqualTo(2);
    assertThat(loss.lost()).isEqualTo(2);
  }

  @Test
  void aLatePacketIsNoLongerLost() {
    receive(10, 12, 13, 11);
    assertThat(loss.lost()).isZero();
  }

  @Test
  void aPacketFromBeforeTheFirstBelongsToTheSequence() {
    receive(0, 65535, 1);
    assertThat(loss.expected()).isEqualTo(3);
    assertThat(loss.lost()).isZero();
  }

  @Test
  void aJumpConfirmedByTheNextPacketIsARestartAndNotALoss() {
    receive(100, 101, 30000, 30001, 30002);
    assertThat(loss.expected()).isEqualTo(5);
    assertThat(loss.lost()).isZero();
  }

  @Test
  void aSingleStrayNumberIsIgnored() {
    receive(100, 101, 30000, 102, 103);
    assertThat(loss.expected()).isEqualTo(4);
    assertThat(loss.received()).isEqualTo(4);
  }

  @Test
  void countsWhatWasDroppedFromALongStreamWithReorderingAndDuplicates() {
    var random = new Random(1);
    var arrivals = new ArrayList<Integer>();
    long dropped = 0;
    for (int i = 0; i < 200_000; i++) {
      boolean edge = i == 0 || i == 199_999;
      if (!edge && random.nextInt(100) < 3) {
        dropped++;
        continue;
      }
      arrivals.add(i + 12345 & 0xFFFF);
      if (random.nextInt(50) == 0) {
        arrivals.add(i + 12345 & 0xFFFF);
      }
      if (arrivals.size() > 5 && random.nextInt(20) == 0) {
        arrivals.add(arrivals.size() - 4, arrivals.removeLast());
      }
    }
    arrivals.forEach(loss::received);
    assertThat(loss.expected()).isEqualTo(200_000);
    assertThat(loss.lost()).isEqualTo(dropped);
  }

  private void receive(int... numbers) {
    for (int number : numbers) {
      loss.received(number);
    }
  }
}
