package com.kallglot.console.desktop.preferences.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.Steady;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Found;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Trying;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Unread;
import com.kallglot.console.desktop.preferences.network.NetworkModel.Untried;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.network.NetworkView.Remark;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkModelTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final SimpleObjectProperty<TelephonyConfiguration> read = new SimpleObjectProperty<>();
  private final ExecutorService screen = Executors.newSingleThreadExecutor();
  private DatagramSocket deaf;
  private Background background;
  private NetworkModel model;

  @BeforeEach
  void start() throws Exception {
    deaf = new DatagramSocket(0, LOOPBACK);
    begin();
  }

  private void begin() {
    background = Background.of(Executors.newVirtualThreadPerTaskExecutor(), screen);
    model = new NetworkModel(read, () -> null, background, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    deaf.close();
    background.close();
    screen.shutdownNow();
  }

  private static int closedPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
      return socket.getLocalPort();
    }
  }

  private static TelephonyConfiguration configuration(String etag, Transport... transports) {
    var sip =
        new SipSettings(
            true,
            "kg",
            "sip.example.com",
            List.of(transports),
            new Allowlist(Allowlist.Mode.ANY, List.of()),
            List.of(),
            SrtpPolicy.OPTIONAL,
            SrtpKeying.SDES,
            List.of("PCMU"),
            List.of(),
            List.of(),
            null,
            2,
            null,
            etag);
    return new TelephonyConfiguration(List.of(), List.of(), sip, "platform", Instant.EPOCH);
  }

  private Transport silent() {
    return new Transport(SipTransport.UDP, "127.0.0.1", deaf.getLocalPort());
  }

  /// As the window does everything: on one thread.
  private void onScreen(Runnable change) throws Exception {
    screen.submit(change).get(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void tellsEachTransportAsSoonAsItIsKnown() throws Exception {
    assertThat(model.state().get()).isInstanceOf(Unread.class);
    var refused = new Transport(SipTransport.TCP, "127.0.0.1", closedPort());
    onScreen(() -> read.set(configuration("1", silent(), refused)));
    assertThat(model.state().get()).isInstanceOf(Untried.class);

    onScreen(model::attempt);
    Await.until(
        SOON,
        "the one that is refused is known while the other is waited for",
        () -> model.state().get() instanceof Trying trying && trying.found().size() == 1);
    Await.until(SOON, "both are known", () -> model.state().get() instanceof Found);

    var found = (Found) model.state().get();
    assertThat(found.view().remarks()).containsExactly(Remark.NOTHING_REACHED);
    var ways = found.view().ways();
    assertThat(ways.getFirst().found().attempt(Step.OPTIONS).orElseThrow().outcome())
        .isEqualTo(Outcome.SILENT);
    assertThat(ways.getLast().found().attempt(Step.TCP_CONNECT).orElseThrow().outcome())
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void isGivenUpAtOnceAndNothingIsToldOfItAfterwards() throws Exception {
    Steady.judged(() -> {
      begin();
      onScreen(() -> read.set(configuration("1", silent())));
      onScreen(model::attempt);
      assertThat(model.isTrying()).isTrue();

      onScreen(model::cancel);
      assertThat(model.state().get()).isInstanceOf(Untried.class);
      long asked = System.nanoTime();
      background.close();
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .as("nothing waits for the answer any more")
          .isLessThan(Duration.ofSeconds(2));
      onScreen(() -> {});
      assertThat(model.state().get()).isInstanceOf(Untried.class);
    });
  }

  @Test
  void whatWasFoundGoesWithTheTransportsItWasFoundOf() throws Exception {
    var refused = new Transport(SipTransport.TCP, "127.0.0.1", closedPort());
    onScreen(() -> read.set(configuration("1", refused)));
    onScreen(model::attempt);
    Await.until(SOON, "it is known", () -> model.state().get() instanceof Found);

    onScreen(() -> read.set(configuration("2", refused)));
    assertThat(model.state().get()).as("the allowlist was edited").isInstanceOf(Found.class);
    onScreen(() -> read.set(configuration("3", silent())));
    assertThat(model.state().get()).isInstanceOf(Untried.class);
    onScreen(() -> read.set(null));
    assertThat(model.state().get()).isInstanceOf(Unread.class);
  }
}
