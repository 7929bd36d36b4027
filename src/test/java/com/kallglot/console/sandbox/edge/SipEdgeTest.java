package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SipEdgeTest {
  @TempDir Path folder;
  private final ScriptedDesk desk = new ScriptedDesk();
  private SipEdge edge;
  private RawCaller caller;
  private RtpProbe probe;

  @BeforeEach
  void start() throws IOException {
    edge = SipEdge.start(new EdgeOptions("127.0.0.1", 0, 0, 0, folder, ScriptedDesk.REALM), desk);
    caller = new RawCaller(RawSip.udp(port(SipTransport.UDP)));
    probe = new RtpProbe();
  }

  @AfterEach
  void stop() throws IOException {
    probe.close();
    caller.sip().close();
    edge.close();
  }

  private int port(SipTransport kind) {
    return edge.transports().stream()
        .filter(transport -> transport.kind() == kind)
        .findFirst()
        .orElseThrow()
        .port();
  }

  private LegReport report() {
    Await.until(Duration.ofSeconds(10), "the leg's report", () -> !desk.reports.isEmpty());
    return desk.reports.getFirst();
  }

  @Test
  void answersAndEchoesAndCountsUntilBye() throws IOException {
    SipText ok = caller.call(probe.offer());
    assertThat(ok.status()).isEqualTo(200);
    Await.until(Duration.ofSeconds(10), "answered", () -> desk.answered.contains("leg-1"));
    int media = RtpProbe.mediaPort(ok);
    byte[] payload = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 10; i++) {
      probe.send(RtpProbe.packet(0, 100 + i, 160 * i, payload), media);
      byte[] echo = probe.receive();
      assertThat(Arrays.copyOfRange(echo, 12, echo.length)).isEqualTo(payload);
    }

    assertThat(caller.bye().status()).isEqualTo(200);

    LegReport report = report();
    assertThat(report.finalCode()).isEqualTo(200);
    assertThat(report.codec()).isEqualTo("PCMU");
    assertThat(report.srtp()).isNull();
    assertThat(report.rxPackets()).isEqualTo(10);
    assertThat(report.txPackets()).isEqualTo(10);
    assertThat(report.rxLost()).isZero();
    assertThat(report.endedBy()).isEqualTo("caller");
  }
}
