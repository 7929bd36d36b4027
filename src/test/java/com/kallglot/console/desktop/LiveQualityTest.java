package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.media.Mos.Origin;
import com.kallglot.console.media.Signals;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.trace.capture.ArrivedNumbers;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import com.kallglot.console.trace.quality.Reading.Known;
import com.kallglot.console.trace.quality.Second;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real call through a network that is told to be bad, second by second.
@Tag("desktop")
@Tag("timed")
@Tag("long")
class LiveQualityTest {
  private static final int SECONDS = 10;

  @Test
  void showsTheLossAndTheJitterThatTheSandboxAdds(@TempDir Path home) throws Exception {
    try (var desktop = OpenDesktop.on(home).awaitRead()) {
      var services = desktop.window().services;
      var profile = services.profile("sandbox");
      FaultDesk faults = services.faults(profile).orElseThrow();
      faults.set(
          Trouble.NONE
              .with(
                  new Network(
                      42, 10, 1, 20, 60, 0, 0, Network.Path.OPEN, Network.Source.NAMED, null))
              .with(new FarEnd(0L, null, false, null, FarEnd.Sound.SPEECH, false)));
      TestSite site = services.site(profile);
      var session = site.platform().sessions().create(new Route.Sip().body(), "live quality");
      try (var captures = new CallCaptures(services.softphone(), Clock.systemUTC())) {
        var series = new AtomicReference<>(QualitySeries.NONE);
        var line = services.softphone().open(site.sipAccess(), LineListener.NONE);
        CallHandle call =
            line.dial(
                new DialRequest(
                    "sip:%s@%s".formatted(session.id(), site.configuration().sip().domain()),
                    Map.of(),
                    new SoundSource.Samples(
                        Signals.tone(440, Duration.ofSeconds(1), 8000),
                        SoundSource.Repeat.FOR_EVER),
                    SoundCapture.NONE),
                event -> series.updateAndGet(now -> now.heard(event)));
        Await.until(
            Duration.ofSeconds(SECONDS + 10),
            "ten seconds",
            () -> series.get().seconds().size() >= SECONDS);
        QualitySeries heard = series.get();
        call.hangUp().join();
        CallCapture capture = captures.of(call.callId()).orElseThrow();
        check(heard, capture, faults);
      }
    }
  }

  private static void check(QualitySeries heard, CallCapture capture, FaultDesk faults)
      throws Exception {
    int first = faults.losses(faults.read().network(), 1).first();
    ArrivedNumbers came = ArrivedNumbers.of(capture, first);
    List<Integer> published = faults.losses(faults.read().network(), came.packets()).dropped();
    assertThat(came.missing(came.packets())).isNotEmpty().isEqualTo(published);

    double percent = 100.0 * published.size() / came.packets();
    assertThat(heard.meanLoss().orElseThrow()).isCloseTo(percent, within(5.0));
    assertThat(heard.warnsOf(Figure.LOSS)).isTrue();
    assertThat(heard.seconds())
        .allSatisfy(second -> assertThat(second.loss()).isInstanceOf(Known.class));
    Second last = heard.last().orElseThrow();
    assertThat(last.jitter())
        .isInstanceOfSatisfying(
            Known.class,
            jitter -> {
              assertThat(jitter.value()).as("of up to 60 ms").isBetween(5.0, 40.0);
              assertThat(jitter.origin()).isEqualTo(Origin.MEASURED);
            });
    assertThat(last.rated().orElseThrow().mos()).isLessThan(4);
  }
}
