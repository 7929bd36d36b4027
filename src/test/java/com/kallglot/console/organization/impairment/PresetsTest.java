package com.kallglot.console.organization.impairment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetsTest {
  @ParameterizedTest
  @EnumSource
  void aPresetIsKnownBySightWhateverItsSeed(Preset preset) {
    assertThat(Arrays.stream(Preset.values()).filter(each -> each.is(preset.seeded(77))))
        .containsExactly(preset);
    assertThat(preset.seeded(77).isClean()).isEqualTo(preset == Preset.CLEAN);
  }

  @ParameterizedTest
  @EnumSource
  void aKnobTurnsOneNumberAndNoOther(Knob knob) {
    Network before = Preset.BAD.seeded(3);
    Network after = knob.turned(before, 17);
    for (Knob each : Knob.values()) {
      assertThat(each.of(after)).isEqualTo(each == knob ? 17 : each.of(before));
    }
    assertThat(knob.turned(after, knob.of(before))).isEqualTo(before);
  }

  @Test
  void burstsOfNothingAreClean() {
    assertThat(Knob.BURST.turned(Network.CLEAN, 5).isClean()).isTrue();
    assertThat(Knob.LOSS.turned(Network.CLEAN, 0.1).isClean()).isFalse();
  }

  @Test
  void aComparisonHasEveryNumberOnceInTheOrderOfTheCall() {
    var comparison = new Comparison(20, List.of(65_530, 65_534, 2), List.of(65_530, 1, 2));
    assertThat(comparison.isEqual()).isFalse();
    assertThat(comparison.rows())
        .containsExactly(
            new Comparison.Row(65_530, true, true),
            new Comparison.Row(65_534, true, false),
            new Comparison.Row(1, false, true),
            new Comparison.Row(2, true, true));
  }
}
