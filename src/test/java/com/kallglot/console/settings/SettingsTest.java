package com.kallglot.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.settings.Profile.Kind;
import com.kallglot.console.settings.Profile.SipAccess;
import com.kallglot.console.settings.Profiles.Kept;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TestLine;
import com.kallglot.console.telephony.TestLine.CallerIdHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String CANARY = "canary-4711-secret";
  private static final TestLine LINE =
      new TestLine(
          "alice",
          "auth-alice",
          Secret.of(CANARY),
          "sip.example.com",
          "10.0.0.8:5061",
          SipTransport.TCP,
          SrtpPolicy.OFF,
          new E164("+493023125001"),
          CallerIdHeader.PAI,
          true);
  private static final Profile TRIAL =
      new Profile(
          "trial",
          Kind.TEST,
          "https://api.kallglot.com/v1",
          Secret.of("sk_test_" + CANARY),
          new SipAccess("kg_1", Secret.of(CANARY), "proxy.example.com"),
          LINE,
          null,
          Path.of("/etc/ssl/own.pem"),
          Secret.of(CANARY),
          new Profile.Reading("fall_to_default", "reject", "stream_only"),
          new Guards(5, 10, 1, List.of("+4930")));

  @TempDir Path folder;
  private Profiles profiles;

  @BeforeEach
  void open() {
    profiles = new Profiles(new Folders(folder.resolve("config"), folder), Clock.systemUTC());
  }

  @Test
  void keepsAProfileWithoutItsSecrets() throws Exception {
    profiles.update(kept -> kept.with(TRIAL).using("trial"));

    Profile read = profiles.read().named("trial").orElseThrow();
    assertThat(Files.readString(profiles.file())).doesNotContain(CANARY).contains("\"format\": 1");
    assertThat(read.apiKey()).isNull();
    assertThat(read.testLineText()).isEqualTo(TestLineText.write(LINE));
    assertThat(read.guards()).isEqualTo(TRIAL.guards());
    assertThat(read.reading()).isEqualTo(TRIAL.reading());
    assertThat(read.trustedCa()).isEqualTo(TRIAL.trustedCa());
    assertThat(profiles.read().inUse()).isEqualTo("trial");
    assertThat(TRIAL.toString()).doesNotContain(CANARY);
  }

  @Test
  void theEnvironmentBringsTheSecretsBackToTheirOwnPlatformOnly() throws Exception {
    profiles.update(kept -> kept.with(TRIAL));
    Profile kept = profiles.read().named("trial").orElseThrow();
    Map<String, String> secrets =
        Map.of(
            Environment.API_KEY, "sk_test_1",
            Environment.SIP_PASSWORD, "p1",
            Environment.TEST_LINE_PASSWORD, CANARY);

    Profile filled = new Environment(secrets).fill(kept);
    assertThat(filled.apiKey()).isEqualTo(Secret.of("sk_test_1"));
    assertThat(filled.sip()).isEqualTo(new SipAccess("kg_1", Secret.of("p1"), "proxy.example.com"));
    assertThat(filled.testLine()).isEqualTo(LINE);

    Map<String, String> elsewhere =
        Map.of(Environment.API_KEY, "sk_test_1", Environment.API_BASE, "https://other.example");
    assertThat(new Environment(elsewhere).fill(kept).apiKey()).isNull();
  }

  @Test
  void theEnvironmentDefinesAProfileOfItsOwn() {
    assertThat(new Environment(Map.of()).profile()).isEmpty();

    Profile live =
        new Environment(Map.of(Environment.API_KEY, "sk_live_1")).profile().orElseThrow();
    assertThat(live.kind()).isEqualTo(Kind.LIVE);
    assertThat(live.apiBase()).isEqualTo("https://api.kallglot.com/v1");
    assertThat(live.sip()).isNull();

    Map<String, String> lineWithoutPassword =
        Map.of(Environment.API_KEY, "sk_test_1", Environment.TEST_LINE, "sip:a@b.example");
    assertThatThrownBy(() -> new Environment(lineWithoutPassword).profile())
        .hasMessage(
            "KALLGLOT_TEST_LINE is given, but not its password KALLGLOT_TEST_LINE_PASSWORD");
  }

  @Test
  void aTestLineIsOneLineOfText() {
    assertThat(TestLineText.parse(TestLineText.write(LINE), LINE.password())).isEqualTo(LINE);

    TestLine plain = TestLineText.parse("sip:u@d.example", Secret.of("p"));
    assertThat(plain.transport()).isEqualTo(SipTransport.TLS);
    assertThat(plain.srtp()).isEqualTo(SrtpPolicy.OPTIONAL);
    assertThat(plain.registers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          u@d.example                        | begins with sip:user@domain
          sip:u@d.example;transport=sctp     | one of udp, tcp, tls, not "sctp"
          sip:u@d.example;number=030         | in E.164, such as +493023125001, not "030"
          sip:u@d.example;colour=red         | has no "colour"
          sip:u@d.example;number=            | has one value
          sip:u@d.example;srtp=off;srtp=off  | has one value
          sip:u@d.example;register=maybe     | yes or no
          """)
  void aWrongTestLineIsToldPreciselyAndWithoutItsPassword(String text, String problem) {
    assertThatThrownBy(() -> TestLineText.parse(text, Secret.of(CANARY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void whatAPersonLeftOutIsAsUsualAndWhatMakesNoSenseIsTold() throws Exception {
    String file =
        """
        {"format":1,"revision":1,"profiles":[{"name":"a","kind":"test","api_base":"https://a.test",
        "reading":{"unowned_number":"fall_to_default"},"guards":%s}]}
        """;
    Files.createDirectories(profiles.file().getParent());
    Files.writeString(profiles.file(), file.formatted("{\"credits\":10}"));
    Profile read = profiles.read().named("a").orElseThrow();
    assertThat(read.guards()).isEqualTo(new Guards(10, 50, 2, List.of()));
    assertThat(read.reading())
        .isEqualTo(new Profile.Reading("fall_to_default", "first_applies", "default_route"));
    for (String odd :
        List.of(
            "{\"calls_at_once\":0}", "{\"destinations\":[\"x\"]}", "{\"destinations\":[null]}")) {
      Files.writeString(profiles.file(), file.formatted(odd));
      assertThatThrownBy(profiles::read)
          .isInstanceOf(SettingsException.Malformed.class)
          .hasMessageContaining("profiles[0]");
    }
  }

  @Test
  void aMalformedFileIsToldWithItsPlaceAndNeverLost() throws Exception {
    Files.createDirectories(profiles.file().getParent());
    Files.writeString(profiles.file(), "{\"format\": 1,\n \"profiles\": [}");

    assertThatThrownBy(profiles::read)
        .isInstanceOf(SettingsException.Malformed.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> profiles.update(kept -> kept.with(TRIAL)))
        .isInstanceOf(SettingsException.Malformed.class);
    Path aside = profiles.startOver();

    assertThat(profiles.read()).isEqualTo(Kept.NOTHING);
    assertThat(Files.readString(aside)).endsWith("[}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"format":2}                                          | newer Kallglot Console (format 2
          {}                                                    | no format number
          {"format":1,"profiles":[{"name":"a"}]}                | profiles[0]: it has no "kind"
          {"format":1,"profiles":[null]}                        | profiles[0]: it is null
          {"format":1,"profiles":[{"name":"a b","kind":"test","api_base":"x"}]} | no profile name
          {"format":1,"profiles":[{"name":"a","kind":"prod","api_base":"x"}]}   | sandbox, test or live
          """)
  void aFileThisProgramCannotMeanIsRefused(String text, String problem) throws Exception {
    Files.createDirectories(profiles.file().getParent());
    Files.writeString(profiles.file(), text);

    assertThatThrownBy(profiles::read)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void writersOnManyThreadsLoseNothing() throws Exception {
    List<Thread> writers =
        Stream.iterate(0, i -> i + 1)
            .limit(16)
            .map(i -> Thread.ofVirtual().unstarted(() -> add("p" + i)))
            .toList();
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(profiles.read().profiles()).hasSize(16);
    assertThat(profiles.read().revision()).isEqualTo(16);
  }

  private void add(String name) {
    Profile profile =
        new Profile(
            name,
            Kind.TEST,
            "https://a.example",
            null,
            null,
            null,
            null,
            null,
            null,
            Profile.Reading.PUBLIC_TEXT,
            Guards.DEFAULT);
    try {
      profiles.update(kept -> kept.with(profile));
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStaleCopyIsNotWrittenOverANewerOne() throws Exception {
    Kept stale = profiles.update(kept -> kept.with(TRIAL));
    profiles.update(kept -> kept.using("trial"));

    assertThatThrownBy(() -> profiles.replace(stale.without("trial")))
        .isInstanceOf(SettingsException.Changed.class);
    assertThat(profiles.read().named("trial")).isPresent();
  }

  @Test
  void eachSystemHasItsFolders() {
    Path home = Path.of("/home/u");
    assertThat(Folders.of(Map.of(), "Linux", home))
        .isEqualTo(
            new Folders(
                Path.of("/home/u/.config/kallglot-console"),
                Path.of("/home/u/.local/share/kallglot-console")));
    assertThat(
            Folders.of(Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "relative"), "Linux", home))
        .isEqualTo(
            new Folders(
                Path.of("/c/kallglot-console"), Path.of("/home/u/.local/share/kallglot-console")));
    assertThat(Folders.of(Map.of(), "Mac OS X", home).data())
        .isEqualTo(Path.of("/home/u/Library/Application Support/Kallglot Console"));
    assertThat(Folders.of(Map.of("APPDATA", "/roaming"), "Windows 11", home).config())
        .isEqualTo(Path.of("/roaming/Kallglot Console"));
    assertThat(Folders.of(Map.of("KALLGLOT_CONSOLE_HOME", "/kc/../k"), "Linux", home))
        .isEqualTo(new Folders(Path.of("/k"), Path.of("/k")));
  }
}
