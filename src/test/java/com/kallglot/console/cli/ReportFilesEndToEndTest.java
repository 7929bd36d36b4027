package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.trace.capture.Tshark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `--report` writes, of real calls over UDP and TLS, plain and encrypted, and what tshark
/// reads of it.
@Tag("native")
@Tag("peers")
@Tag("timed")
class ReportFilesEndToEndTest {
  @TempDir static Path home;
  private static Console console;

  @BeforeAll
  static void open() {
    console = new Console(home);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  @Test
  void everyCallOfACheckHasItsCaptureAndItsSheet() throws Exception {
    Path folder = home.resolve("report");
    Outcome outcome = console.run("check", "--json", "--report", folder.toString());

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    String run = Files.readString(folder.resolve("run.json"));
    assertThat(run.strip()).isEqualTo(outcome.out().strip());
    assertThat(Schemas.violations(Schemas.RUN, run)).isEmpty();
    List<JsonObject> placed =
        JsonParser.parseString(run).getAsJsonObject().getAsJsonArray("calls").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(call -> !call.getAsJsonObject("sip").get("call_id").isJsonNull())
            .toList();
    List<Path> folders = folders(folder.resolve("calls"));
    assertThat(folders).hasSameSizeAs(placed).hasSizeGreaterThan(4);
    for (int i = 0; i < placed.size(); i++) {
      assertWhole(folders.get(i), placed.get(i));
    }
    assertThat(folders).anyMatch(call -> read(call.resolve("sip.txt")).contains("over TLS"));
    assertThat(folders).anyMatch(call -> read(call.resolve("sip.txt")).contains("over UDP"));
    assertNoSecretIn(folder);
  }

  private static List<Path> folders(Path calls) throws IOException {
    try (Stream<Path> found = Files.list(calls)) {
      return found.sorted().toList();
    }
  }

  private static void assertWhole(Path folder, JsonObject call) {
    Path capture = folder.resolve("call.pcap");
    String id = call.getAsJsonObject("sip").get("call_id").getAsString();
    // Of encrypted RTCP only the first eight bytes are RTCP (RFC 3711 §3.4), which tshark reads on.
    boolean encrypted = read(folder.resolve("sip.txt")).contains("a=crypto:");
    assertThat(Tshark.complaints(capture))
        .as(folder + " " + id)
        .allMatch(complaint -> encrypted && complaint.contains(" RTCP "));
    List<String> methods =
        Tshark.fields(capture, "sip.Method", "sip.Method").stream().map(List::getFirst).toList();
    assertThat(methods).as(folder.toString()).startsWith("INVITE").endsWith("BYE").contains("ACK");
    assertThat(Tshark.fields(capture, "sip", "sip.Call-ID")).allMatch(List.of(id)::equals);
    assertThat(Tshark.fields(capture, "sip.Status-Code == 200", "sip.CSeq.method").getFirst())
        .containsExactly("INVITE");
    JsonObject media = call.getAsJsonObject("media");
    assertThat(rtp(capture, 1))
        .as(folder.toString())
        .isEqualTo(media.get("rx_packets").getAsLong());
    assertThat(rtp(capture, 2))
        .as(folder.toString())
        .isEqualTo(media.get("tx_packets").getAsLong());
    String sheet = read(folder.resolve("sip.txt"));
    assertThat(sheet)
        .contains("POST /v1/sessions → 201", "post-dial delay, ", "══▶ RTP", "◀══ RTP")
        .contains("We offered in INVITE, answered in 200 OK:", "DECIDED BY");
  }

  private static long rtp(Path capture, int direction) {
    String filter = "(rtp || rtpevent) && frame.packet_flags_direction == " + direction;
    return Tshark.fields(capture, filter, "frame.len").size();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertNoSecretIn(Path folder) throws Exception {
    Profile profile = console.services().profile(Optional.of("sandbox"));
    String password = profile.sip().password().reveal();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(password).doesNotContain("sk_test_s");
        assertThat(text).doesNotContainPattern("response=\"[0-9a-f]{32}");
        assertThat(text).doesNotContainPattern("inline:(?!masked|\\*\\*\\*)");
      }
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidBeforeAnybodyIsCalled() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");

    Outcome outcome =
        console.run("call", "--to", "sip:a@127.0.0.1:9", "--report", file.resolve("x").toString());

    assertThat(outcome.exitCode()).isEqualTo(6);
    assertThat(outcome.err()).contains("The report cannot be written to " + file);
  }
}
