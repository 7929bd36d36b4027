package com.kallglot.console.desktop;

import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.quality.CountedCall;
import com.kallglot.console.trace.quality.QualitySeries;
import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures of the quality of a call, beside the target's.
@Tag("screens")
class QualityScreensTest {
  /// What a call may look like.
  enum Story {
    NONE,
    USUAL,
    BAD,
    HOLD,
    OPUS;

    QualitySeries series() {
      var random = new Random(5);
      return switch (this) {
        case NONE -> QualitySeries.NONE;
        case USUAL -> usual(random).series();
        case BAD -> {
          CountedCall call = new CountedCall("PCMU").buffer(60).roundTrip(430);
          for (int i = 0; i < 40; i++) {
            call.jitter(20 + i + random.nextDouble()).seconds(1, i < 20 ? 0 : random.nextInt(9));
          }
          yield call.series();
        }
        case HOLD -> usual(random).agree("PCMU", Direction.SENDONLY).seconds(9, 0).series();
        case OPUS -> {
          CountedCall call = new CountedCall("opus");
          for (int i = 0; i < 12; i++) {
            call.jitter(4 + random.nextDouble()).seconds(1, 0);
          }
          yield call.series();
        }
      };
    }

    private static CountedCall usual(Random random) {
      CountedCall call = new CountedCall("PCMU").buffer(40);
      for (int i = 0; i < 84; i++) {
        int lost = i == 53 ? 1 : random.nextInt(12) == 0 ? 1 : 0;
        call.roundTrip(35 + random.nextInt(3))
            .jitter(i == 53 ? 33.5 : 10 + 3 * random.nextDouble())
            .seconds(1, lost);
      }
      return call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void card(Story story) throws IOException {
    for (String language : new String[] {"en", "de"}) {
      Theme theme = language.equals("en") ? Theme.LIGHT : Theme.DARK;
      int width = language.equals("en") ? 500 : 420;
      var model = new QualityModel();
      try (var view =
          new LoneView(
              "quality/Quality",
              language,
              theme,
              width,
              400,
              (words, life) -> LoneView.quality(model, words, life))) {
        OpenDesktop.doOnScreen(() -> model.show(story.series()));
        var _ = view.node("#quality");
        Pictures.snapshot(
            view.stage().getScene(),
            "quality-%s-%s".formatted(story.name().toLowerCase(Locale.ROOT), language));
      }
    }
  }
}
