package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `explain` without a platform, an engine or a network.
class ExplainCommandTest {
  private static final InetSocketAddress PBX = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress PLATFORM = new InetSocketAddress("203.0.113.7", 5060);

  @TempDir Path home;

  private Outcome explain(Path file, String... more) {
    try (var console = new Console(home)) {
      String[] arguments = new String[2 + more.length];
      arguments[0] = "explain";
      arguments[1] = file.toString();
      System.arraycopy(more, 0, arguments, 2, more.length);
      return console.run(arguments);
    }
  }

  private static byte[] message(String start, String headers) {
    String body =
        headers.isEmpty() ? "v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 0 101\r\n" : "";
    return (start
            + "\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKa\r\nFrom: <sip:alice@pbx>;tag=a\r\n"
            + "To: <sip:bob@platform>\r\nCall-ID: c1\r\nCSeq: 1 INVITE\r\n"
            + headers
            + "Content-Type: application/sdp\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private Path busy() throws Exception {
    byte[] file =
        new RawCapture(101)
            .add(100, 0, RawCapture.udp(PBX, PLATFORM, message("INVITE sip:b SIP/2.0", "")))
            .add(100, 500_000, RawCapture.udp(PBX, PLATFORM, message("INVITE sip:b SIP/2.0", "")))
            .add(
                100,
                900_000,
                RawCapture.udp(
                    PLATFORM, PBX, message("SIP/2.0 486 Busy Here", "Reason: Q.850;cause=17\r\n")))
            .bytes();
    return Files.write(home.resolve("busy.pcap"), file);
  }

  @Test
  void printsCauseNegotiationAndLadder() throws Exception {
    Outcome outcome = explain(busy());

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            "Call 1 of 1: sip:alice@pbx → sip:bob@platform, 192.0.2.1:5060 → 203.0.113.7:5060")
        .contains("✗ ", "blame: signalling", "486 Busy Here", "to change: ")
        .contains(
            """
                rests on, strongest first:
                  reason header   decides: Q.850;cause=17
                  warning header  absent
                  status mapping  agrees: 486 is Q.850 17, user busy
                  inference       absent
            """)
        .contains("post-dial delay 900 ms")
        .contains(
            "The caller offered in INVITE, answered in 486 Busy Here:",
            "refusal: Reason: Q.850;cause=17")
        .contains("──▶ INVITE sip:b  [UDP 203.0.113.7:5060], again after 0.5 s")
        .contains("◀── 486 Busy Here (INVITE)");
  }

  @Test
  void itsJsonIsOfThePublishedForm() throws Exception {
    Outcome outcome = explain(busy(), "--json");

    assertThat(outcome.exitCode()).isZero();
    assertThat(Schemas.violations(Schemas.EXPLANATION, outcome.out())).isEmpty();
    JsonObject call =
        JsonParser.parseString(outcome.out())
            .getAsJsonObject()
            .getAsJsonArray("calls")
            .get(0)
            .getAsJsonObject();
    assertThat(call.getAsJsonObject("sip").get("final_code").getAsInt()).isEqualTo(486);
    assertThat(call.getAsJsonObject("sip").get("q850").getAsInt()).isEqualTo(17);
    assertThat(call.getAsJsonArray("ladder").get(0).toString()).contains("\"repeats_ms\":[500.0]");
  }

  @Test
  void legsOfOneCallAreJoinedAndItIsSaidHowSurely() throws Exception {
    var sbc = new InetSocketAddress("203.0.113.50", 5060);
    String on = new String(message("INVITE sip:b SIP/2.0", ""), StandardCharsets.UTF_8);
    byte[] second = on.replace("Call-ID: c1", "Call-ID: c2").getBytes(StandardCharsets.UTF_8);
    byte[] file =
        new RawCapture(101)
            .add(100, 0, RawCapture.udp(PBX, PLATFORM, message("INVITE sip:b SIP/2.0", "")))
            .add(100, 5_000, RawCapture.udp(PLATFORM, sbc, second))
            .add(
                100,
                900_000,
                RawCapture.udp(PLATFORM, PBX, message("SIP/2.0 486 Busy Here", "Server: x\r\n")))
            .bytes();
    Path joined = Files.write(home.resolve("joined.pcap"), file);

    assertThat(explain(joined).out())
        .contains(
            "Call-ID c2\nThe same call as 1, sent on: likely, by the address of its sound"
                + " (192.0.2.1:4000)");
    String json = explain(joined, "--json").out();
    assertThat(Schemas.violations(Schemas.EXPLANATION, json)).isEmpty();
    assertThat(JsonParser.parseString(json).getAsJsonObject().get("joined").toString())
        .isEqualTo(
            "[{\"earlier\":0,\"later\":1,\"by\":\"media_address\",\"sureness\":\"likely\",\"detail\":\"192.0.2.1:4000\"}]");
  }

  @Test
  void aCaptureThatIsCutOffIsShownAsFarAsItGoes() throws Exception {
    byte[] whole = Files.readAllBytes(busy());
    Path cut = Files.write(home.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 9));

    Outcome outcome = explain(cut);

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .containsPattern("The capture is cut off after 2 packets, \\d+ bytes left over");
    assertThat(outcome.out()).contains("Call 1 of 1", "The capture ends before the call is over");
    String json = explain(cut, "--json").out();
    assertThat(Schemas.violations(Schemas.EXPLANATION, json)).isEmpty();
    assertThat(JsonParser.parseString(json).getAsJsonObject().get("left_over_bytes").getAsInt())
        .isPositive();
    assertThat(explain(busy()).err()).doesNotContain("cut off");
  }

  @Test
  void aFileThatIsNoCaptureIsWrongUsage() throws Exception {
    Outcome outcome = explain(Files.writeString(home.resolve("a.txt"), "a letter"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("a.txt is no capture");
    Outcome nowhere = explain(home.resolve("nowhere"));
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err())
        .contains("nowhere cannot be read: there is no such file or folder.")
        .doesNotContain("Exception");
  }

  @Test
  void aCaptureWithoutACallSaysSo() throws Exception {
    Outcome outcome = explain(Files.write(home.resolve("a"), new RawCapture(1).bytes()));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("There is no call in ");
  }
}
