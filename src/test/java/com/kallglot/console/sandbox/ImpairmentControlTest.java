package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.client.SandboxControl.Fault;
import com.kallglot.console.client.SandboxControl.LossList;
import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import com.kallglot.console.sandbox.Http.Answer;
import com.kallglot.console.sandbox.impairment.Impairment;
import com.kallglot.console.telephony.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the control resource is told of a bad network reaches the calls, and what it publishes is
/// what they lose.
class ImpairmentControlTest {
  @TempDir static Path folder;
  private static Box box;
  private static SandboxControl control;

  @BeforeAll
  static void start() {
    box = Box.in(folder);
    control =
        new SandboxControl(
            new Endpoint(box.sandbox.baseUrl(), box.endpoint.controlKey()), ExchangeListener.NONE);
  }

  @AfterAll
  static void stop() {
    control.close();
    box.close();
  }

  private static Impairment planned() {
    String session =
        box.full
            .post("/v1/sessions", "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}")
            .text("id");
    CallDesk desk = box.sandbox.callDesk();
    var admission =
        desk.arrive(
            new Arrival(
                "call-" + session,
                desk.credentials(box.access("sandbox").sipUsername()).getFirst(),
                session,
                null,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060),
                SipTransport.UDP,
                SrtpOffer.NONE,
                Map.of()));
    return ((Admitted) admission).plan().impairment();
  }

  @Test
  void aFaultMayImpairTheNetworkAndItsLossesArePublished() throws Exception {
    var told =
        new SandboxControl.Impairment(
            77,
            2.5,
            3,
            40,
            15,
            0.5,
            1.5,
            SandboxControl.Impairment.Path.LOST_FROM_CALLER,
            SandboxControl.Impairment.Source.ELSEWHERE,
            "10.255.255.1");
    control.setFaults(List.of(new Fault("sip", null, null, null, null, null, null, told)));

    Impairment carriedOut = planned();
    assertThat(carriedOut)
        .isEqualTo(
            new Impairment(
                77,
                2.5,
                3,
                Duration.ofMillis(40),
                Duration.ofMillis(15),
                0.5,
                1.5,
                Impairment.Path.LOST_FROM_CALLER,
                Impairment.Source.ELSEWHERE,
                InetAddress.ofLiteral("10.255.255.1")));
    assertThat(control.faults())
        .containsExactly(new Fault("sip", null, null, null, null, null, null, told));
    LossList published = control.losses(told, 2000);
    assertThat(published.firstSequence()).isEqualTo(carriedOut.firstSequence());
    assertThat(published.dropped()).isNotEmpty().isEqualTo(carriedOut.dropped(2000));
  }

  @Test
  void nothingIsImpairedUnlessToldTo() throws Exception {
    control.setFaults(List.of(new Fault("sip", 10L, null, null, null, null, null)));
    assertThat(planned().isNone()).isTrue();
    control.clearFaults();
    assertThat(control.faults()).isEmpty();
    assertThat(planned().isNone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'loss_percent':101}        | loss_percent
          {'loss_percent':'3'}        | loss_percent
          {'burst':0}                 | burst
          {'seed':-1}                 | seed
          {'jitter_ms':10001}         | jitter_ms
          {'duplicate_percent':-1}    | duplicate_percent
          {'reorder_percent':101}     | reorder_percent
          {'delay_ms':1.5}            | delay_ms
          {'path':'shut'}             | path
          {'source':'moon'}           | source
          {'named_address':'pbx.test'}| named_address
          {'loss':3}                  | loss
          """)
  void whatMakesNoSenseIsRefused(String impairment, String param) {
    String fault = "{'faults':[{'called':'sip','impairment':" + impairment + "}]}";
    Answer refused = box.control.put("/control/faults", fault.replace('\'', '"'));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
    assertThat(refused.param()).isEqualTo("faults[0].impairment." + param);
    String asked = "{'packets':10,'impairment':" + impairment + "}";
    assertThat(box.control.post("/control/losses", asked.replace('\'', '"')).param())
        .isEqualTo("impairment." + param);
  }
}
