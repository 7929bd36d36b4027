package com.kallglot.console.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.ManualPace;
import com.kallglot.console.client.Patience;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.Mode.Name;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.telephony.Secret;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which mode a profile is in, by what its platform answers to the three collections.
class ModesTest {
  private static final String EMPTY_LIST = "{\"object\":\"list\",\"data\":[],\"has_more\":false}";
  private static final String SIP =
      """
      {"object":"sip_settings","enabled":true,"username":"u","domain":"d","transports":[],\
      "allowlist":{"mode":"any","entries":[]},"recent_sources":[],"srtp":"off",\
      "srtp_keying":"sdes","codecs":[],"signalling_ips":[],"media_ips":[],"media_port_range":null,\
      "max_concurrent_calls":1,"session_defaults":null,"etag":"r1"}\
      """;

  private final MockWebServer platform = new MockWebServer();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private Organization organization;
  private Modes modes;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    platform.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String part = request.getUrl().encodedPath().replaceFirst(".*/", "");
            return response(answers.getOrDefault(part, "200"), part);
          }
        });
    platform.start(InetAddress.getLoopbackAddress(), 0);
    String base = "http://127.0.0.1:" + platform.getPort();
    var client =
        new PlatformClient(
            new Endpoint(base, Secret.of("sk_test_x")), ExchangeListener.NONE, Patience.ONE_TRY);
    Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    organization = new Organization(client, ResolutionPolicy.PUBLIC_TEXT, clock);
    modes = new Modes(organization, folder, base, clockOfTheTest());
  }

  private Clock clockOfTheTest() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private static MockResponse response(String answer, String part) {
    String[] words = answer.split(" ", 2);
    int status = Integer.parseInt(words[0]);
    String body =
        status == 200
            ? part.equals("sip") ? SIP : EMPTY_LIST
            : "{\"error\":{\"code\":\"%s\",\"message\":\"no\"}}"
                .formatted(words.length > 1 ? words[1] : "c" + status);
    String more = words.length > 1 ? words[1] : "";
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Retry-After", more.equals("later") ? "30" : "0")
        .body(more.equals("html") ? "<html>login</html>" : body)
        .build();
  }

  @AfterEach
  void stop() {
    organization.close();
    platform.close();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200, 200, PLATFORM",
    "404, 404, 404, NOT_OFFERED",
    "405, 405, 405, NOT_OFFERED",
    "501, 501, 501, NOT_OFFERED",
    "404, 405, 501, NOT_OFFERED",
    "403, 403, 403, READ_ONLY",
    "200, 403, 200, READ_ONLY",
    "401, 401, 401, UNKNOWN",
    "402, 402, 402, UNKNOWN",
    "403 organization_inactive, 403 organization_inactive, 403 organization_inactive, UNKNOWN",
    "500, 500, 500, UNKNOWN",
    "503, 200, 200, UNKNOWN",
    "404 html, 404 html, 404 html, UNKNOWN",
    "200 html, 200, 200, UNKNOWN",
    "302, 302, 302, UNKNOWN",
    "404, 404, 200, UNKNOWN",
    "404, 404, 403, UNKNOWN",
    "404, 404, 503, UNKNOWN",
    "429, 200, 200, UNKNOWN"
  })
  void followsFromTheThreeCollectionsTogether(
      String numbers, String connections, String sip, Name mode) throws Exception {
    answers.putAll(Map.of("numbers", numbers, "connections", connections, "sip", sip));
    Mode found = modes.find();
    assertThat(found.name()).as(found.words()).isEqualTo(mode);
    assertThat(found.configuration().isPresent()).isEqualTo(mode == Name.PLATFORM);
    assertThat(modes.management(found).isPresent()).isEqualTo(mode == Name.PLATFORM);
    assertThat(folder.resolve("inventory.json")).as("nobody agreed").doesNotExist();
  }

  @Test
  void aPlatformThatIsGoneIsUnknown() throws Exception {
    platform.close();
    assertThat(modes.find())
        .isInstanceOfSatisfying(
            Mode.Unknown.class,
            unknown -> {
              assertThat(unknown.last()).isNull();
              assertThat(unknown.words()).contains("never seen before");
            });
  }

  @Test
  void aPlatformThatOnlyFailsIsGivenUpSoonerThanAnEdit() throws Exception {
    answers.putAll(Map.of("numbers", "503 later", "connections", "503 later", "sip", "503 later"));
    var pace = new ManualPace(new Random(1));
    var endpoint = new Endpoint("http://127.0.0.1:" + platform.getPort(), Secret.of("sk_test_x"));
    try (var patient =
        new PlatformClient(endpoint, ExchangeListener.NONE, Patience.USUAL.at(pace))) {
      var slow = new Organization(patient, ResolutionPolicy.PUBLIC_TEXT, clockOfTheTest());
      assertThat(slow.probe()).isInstanceOf(Capability.Unclear.class);
      assertThat(pace.pauses()).as("30 s are not waited for").isEmpty();
      assertThatThrownBy(patient.sip()::get).isInstanceOf(PlatformException.Refused.class);
      assertThat(pace.pauses()).as("but by whoever is in the middle of something").isNotEmpty();
    }
  }

  @Test
  void theLastStateIsKeptWithItsAgeWhateverFailsLater() throws Exception {
    assertThat(modes.find().name()).isEqualTo(Name.PLATFORM);
    for (String failure : List.of("401", "402", "503", "404 html")) {
      now = now.plus(Duration.ofHours(3));
      answers.putAll(Map.of("numbers", failure, "connections", failure, "sip", failure));
      assertThat(modes.find())
          .isInstanceOfSatisfying(
              Mode.Unknown.class,
              unknown -> {
                assertThat(unknown.last().name()).isEqualTo(Name.PLATFORM);
                assertThat(unknown.configuration()).as("nothing is tested on it").isEmpty();
                assertThat(unknown.shown().orElseThrow().source()).isEqualTo("last_read");
                assertThat(unknown.notice(now)).startsWith("last read ");
                assertThat(modes.management(unknown)).as("nor edited").isEmpty();
              });
    }
    assertThat(modes.find().words()).contains("12 hours ago", "managed by the platform");
  }

  @Test
  void theInventoryIsUsedOnceAgreedToAndWhileThePlatformStumbles() throws Exception {
    answers.putAll(Map.of("numbers", "404", "connections", "404", "sip", "404"));
    assertThat(modes.find().name()).isEqualTo(Name.NOT_OFFERED);
    modes.startInventory();
    assertThat(modes.find())
        .isInstanceOfSatisfying(
            Mode.OnInventory.class,
            kept -> {
              assertThat(kept.doubt()).isNull();
              assertThat(kept.configuration().orElseThrow().source()).isEqualTo("inventory");
              assertThat(modes.management(kept)).isPresent();
            });
    now = now.plus(Duration.ofDays(3));
    answers.put("numbers", "503");
    assertThat(modes.find())
        .isInstanceOfSatisfying(
            Mode.OnInventory.class,
            kept -> assertThat(kept.words()).contains("3 days ago", "cannot be told", "503"));
  }

  @Test
  void whatAKeyMayNotReadAnyMoreIsNotShownFromBefore() throws Exception {
    assertThat(modes.find().name()).isEqualTo(Name.PLATFORM);
    assertThat(modes.lastRead()).isPresent();
    answers.putAll(Map.of("numbers", "403", "connections", "403", "sip", "403"));
    assertThat(modes.find().shown()).isEmpty();
    assertThat(modes.lastRead()).isEmpty();
    answers.putAll(Map.of("numbers", "503", "connections", "503", "sip", "503"));
    assertThat(modes.find().shown()).isEmpty();
  }

  @Test
  void anInventoryStaysAsideWhereThePlatformManagesOrForbids() throws Exception {
    modes.startInventory();
    String kept = Files.readString(folder.resolve("inventory.json"));
    assertThat(modes.find().name()).isEqualTo(Name.PLATFORM);
    answers.putAll(Map.of("numbers", "403", "connections", "403", "sip", "403"));
    assertThat(modes.find().name()).isEqualTo(Name.READ_ONLY);
    answers.putAll(Map.of("numbers", "503", "connections", "503", "sip", "503"));
    assertThat(modes.find().name()).isEqualTo(Name.UNKNOWN);
    assertThat(folder.resolve("inventory.json")).hasContent(kept);
  }

  @Test
  void whatWasSeenOfAnotherPlatformOrIsBrokenIsNotRemembered() throws Exception {
    assertThat(modes.find().name()).isEqualTo(Name.PLATFORM);
    assertThat(new ModeMemory(folder.resolve("mode.json"), "https://other.example").last())
        .isEmpty();
    for (String broken : List.of("", "{", "[]", "{\"mode\":1}", "{\"api_base\":null}")) {
      Files.writeString(folder.resolve("mode.json"), broken);
      assertThat(new ModeMemory(folder.resolve("mode.json"), "https://x.example").last()).isEmpty();
    }
    assertThat(modes.find().name()).as("and seen again").isEqualTo(Name.PLATFORM);
  }
}
