package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The verbs of `numbers`, `connections`, `sip` and `sessions` on a platform that manages them: the
/// sandbox, over HTTP.
class ManagementCommandsTest {
  private static final String BOSTON = "+19785550140";

  @TempDir Path home;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(home);
  }

  @AfterEach
  void close() {
    console.close();
  }

  private String done(String... arguments) {
    Outcome outcome = console.run(arguments);
    assertThat(outcome.exitCode()).as(String.join(" ", arguments) + outcome.err()).isZero();
    return outcome.out();
  }

  private JsonElement json(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return JsonParser.parseString(done(all.toArray(String[]::new)));
  }

  private JsonObject number(String wanted) {
    for (JsonElement one : json("numbers", "list").getAsJsonObject().getAsJsonArray("data")) {
      if (one.getAsJsonObject().get("phone_number").getAsString().equals(wanted)) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no number " + wanted);
  }

  private SeededAccount account(String name) throws Exception {
    return EndpointFile.find(home.resolve("sandbox")).orElseThrow().carriers().accounts().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void numbersAreLabelledSuspendedAndActivated() {
    assertThat(done("numbers", "label", BOSTON, "Front desk")).contains("label \"Front desk\"");
    assertThat(number(BOSTON).get("label").getAsString()).isEqualTo("Front desk");
    assertThat(done("numbers", "suspend", BOSTON)).contains("is suspended");
    assertThat(done("resolve", "--route", "number:" + BOSTON)).contains("phone_number_not_found");
    assertThat(done("numbers", "activate", BOSTON)).contains("is active");
    done("numbers", "label", BOSTON, "");
    assertThat(number(BOSTON).get("label").isJsonNull()).isTrue();
  }

  @Test
  void anEditOfAnotherEtagShowsWhatIsThereNow() {
    String seen = number(BOSTON).get("etag").getAsString();
    done("numbers", "label", BOSTON, "Theirs");

    Outcome late = console.run("numbers", "label", BOSTON, "Mine", "--if-match", seen);

    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.out()).isEmpty();
    assertThat(late.err()).contains("somebody changed it", "label: now \"Theirs\"");
    assertThat(number(BOSTON).get("label").getAsString()).isEqualTo("Theirs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbers release +19785550140",
        "connections delete Berlin_trunk",
        "sip password",
        "sip allow 198.51.100.7"
      })
  void whatCannotBeUndoneNeedsAYes(String command) {
    String[] words = command.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace('_', ' ');
    }
    Outcome outcome = console.run(words);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("Nothing was done", "--yes");
    assertThat(outcome.out()).isEmpty();
    assertThat(number(BOSTON).get("status").getAsString()).isEqualTo("active");
  }

  @Test
  void aNumberIsSearchedBoughtAndReleased() {
    JsonObject found = json("numbers", "search", "US").getAsJsonArray().get(0).getAsJsonObject();
    String wanted = found.get("phone_number").getAsString();
    assertThat(done("numbers", "search", "US")).contains(wanted, "MONTHLY");
    Outcome unagreed = console.run("numbers", "buy", wanted);
    assertThat(unagreed.exitCode()).isEqualTo(2);
    assertThat(unagreed.err()).contains("a month, at most");
    JsonObject bought = json("numbers", "buy", wanted, "--label", "New", "--yes").getAsJsonObject();
    assertThat(bought.get("outcome").getAsString()).isEqualTo("ordered");
    assertThat(number(wanted).get("label").getAsString()).isEqualTo("New");
    assertThat(json("numbers", "orders").getAsJsonArray()).isEmpty();
    assertThat(done("numbers", "release", wanted, "--yes")).contains("is released");
    Outcome gone = console.run("numbers", "buy", "+19785550199", "--yes");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.err()).contains("cannot be bought now");
  }

  @Test
  void aNumberThatIsOursAlreadyIsNotOrderedAgain() {
    assertThat(done("numbers", "buy", BOSTON, "--yes"))
        .contains(BOSTON + " is yours already and active; nothing was ordered.");
    JsonObject said = json("numbers", "buy", BOSTON, "--yes").getAsJsonObject();
    assertThat(said.get("outcome").getAsString()).isEqualTo("already_yours");
    assertThat(said.getAsJsonObject("number").get("id").getAsString()).startsWith("num_");
  }

  /// A default that is not active routes nothing.
  @Test
  void aConnectionThatCannotCarryCallsBecomesTheDefaultOnlyOnceAgreedTo() {
    Outcome unagreed = console.run("connections", "default", "Old account");
    assertThat(unagreed.exitCode()).isEqualTo(2);
    assertThat(unagreed.err())
        .contains(
            "\"Old account\" has invalid credentials",
            "no_default_provider",
            "\"Support line\"",
            "Nothing was done",
            "--yes");
    assertThat(done("resolve", "--route", "default")).contains("twilio");
    assertThat(done("connections", "default", "Old account", "--yes"))
        .contains("\"Old account\" has invalid credentials and is the default.");
    assertThat(done("resolve", "--route", "default")).contains("no_default_provider");
  }

  @Test
  void aConnectionIsTriedAddedVerifiedAndDeleted() throws Exception {
    done("numbers", "list");
    SeededAccount seeded = account("Support line");
    Path secret = Files.writeString(home.resolve("token"), seeded.secret().reveal() + "\n");
    JsonObject added =
        json(
                "connections",
                "add",
                "twilio",
                "--label",
                "Second line",
                "--account-sid",
                seeded.accountSid(),
                "--secret-file",
                secret.toString())
            .getAsJsonObject();
    assertThat(added.get("status").getAsString()).isEqualTo("unverified");
    assertThat(added.toString()).doesNotContain(seeded.secret().reveal());
    assertThat(done("connections", "verify", "Second line")).contains("is active");
    assertThat(done("connections", "numbers", "Second line")).contains("+16175550142");
    assertThat(done("connections", "default", "Second line"))
        .contains("is active and is the default");
    assertThat(done("connections", "disable", "Second line")).contains("is disabled");
    done("connections", "enable", "Second line");
    done("connections", "label", "Second line", "Third line");
    Outcome deleted = console.run("connections", "delete", "Third line", "--yes");
    assertThat(deleted.exitCode()).as(deleted.err()).isZero();
    assertThat(done("connections", "list")).doesNotContain("Third line");
  }

  @Test
  void aNewConnectionBecomesTheDefaultOnlyOnceAgreedTo() throws Exception {
    done("numbers", "list");
    SeededAccount seeded = account("Support line");
    Path secret = Files.writeString(home.resolve("token"), seeded.secret().reveal() + "\n");
    List<String> words =
        new ArrayList<>(
            List.of("connections", "add", "twilio", "--label", "Fresh", "--account-sid"));
    words.addAll(List.of(seeded.accountSid(), "--secret-file", secret.toString(), "--default"));
    Outcome unagreed = console.run(words.toArray(String[]::new));
    assertThat(unagreed.exitCode()).isEqualTo(2);
    assertThat(unagreed.err())
        .contains("\"Fresh\" is new and unverified", "no_default_provider", "--yes");
    assertThat(done("connections", "list")).doesNotContain("Fresh");
    words.add("--yes");
    assertThat(done(words.toArray(String[]::new))).contains("\"Fresh\" is added");
    assertThat(done("resolve", "--route", "default")).contains("no_default_provider");
  }

  @Test
  void aKeyThatCannotSeeTheBillIsGoodEnoughForAConnection() throws Exception {
    done("numbers", "list");
    Path secret =
        Files.writeString(
            home.resolve("key"), account("Key without billing").secret().reveal() + "\n");
    assertThat(
            done(
                "connections",
                "add",
                "telnyx",
                "--label",
                "No bill",
                "--secret-file",
                secret.toString()))
        .contains("No bill");
    Files.writeString(secret, account("Busy key").secret().reveal());
    Outcome busy =
        console.run(
            "connections", "add", "telnyx", "--label", "Busy", "--secret-file", secret.toString());
    assertThat(busy.exitCode()).isEqualTo(3);
    assertThat(busy.err()).contains("Nothing was saved");
  }

  @Test
  void credentialsThatDoNotDoAreExplainedAndNotSaved() throws Exception {
    done("numbers", "list");
    Path secret = Files.writeString(home.resolve("token"), "0c".repeat(16));
    String sid = account("Support line").accountSid();
    Outcome outcome =
        console.run(
            "connections",
            "add",
            "twilio",
            "--label",
            "Wrong",
            "--account-sid",
            sid,
            "--secret-file",
            secret.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("Nothing was saved", "20003").doesNotContain("0c0c0c");
    assertThat(done("connections", "list")).doesNotContain("Wrong");
    Outcome old = console.run("connections", "verify", "Old account");
    assertThat(old.exitCode()).isEqualTo(1);
    assertThat(old.out()).contains("has invalid credentials: ", "(HTTP 401).").doesNotContain("..");
  }

  @Test
  void credentialsAreReplacedOnceAgreedTo() throws Exception {
    done("numbers", "list");
    SeededAccount seeded = account("Support line");
    var environment =
        Map.of(
            "TWILIO_ACCOUNT_SID", seeded.accountSid(),
            "TWILIO_AUTH_TOKEN", seeded.secret().reveal());
    try (var second = new Console(home, environment)) {
      Outcome unagreed = second.run("connections", "credentials", "Old account");
      assertThat(unagreed.exitCode()).isEqualTo(2);
      Outcome replaced = second.run("connections", "credentials", "Old account", "--yes");
      assertThat(replaced.exitCode()).as(replaced.err()).isZero();
      assertThat(replaced.out() + replaced.err()).doesNotContain(seeded.secret().reveal());
    }
    assertThat(done("connections", "verify", "Old account")).contains("is active");
  }

  @Test
  void sipIsEditedAndItsAllowlistIsNeverMadeInPassing() {
    assertThat(done("sip", "disable")).contains("SIP is disabled");
    assertThat(done("sip", "enable")).contains("SIP is enabled");
    assertThat(done("sip", "srtp", "required")).contains("SRTP required");
    Outcome listed = console.run("sip", "allow", "198.51.100.7", "--label", "PBX", "--yes");
    assertThat(listed.exitCode()).as(listed.err()).isZero();
    assertThat(listed.err()).contains("everything else will be refused");
    assertThat(done("sip", "allow", "203.0.113.0/24")).contains("198.51.100.7", "203.0.113.0/24");
    assertThat(done("sip", "disallow", "198.51.100.7")).doesNotContain("198.51.100.7");
    assertThat(console.run("sip", "disallow", "198.51.100.7").exitCode()).isEqualTo(2);
    assertThat(done("sip", "show")).contains("203.0.113.0/24", "required");
  }

  @Test
  void theLastAddressOfAListIsTakenOffOnceAgreedTo() {
    done("sip", "allow", "198.51.100.7", "--yes");
    Outcome unagreed = console.run("sip", "disallow", "198.51.100.7");
    assertThat(unagreed.exitCode()).isEqualTo(2);
    assertThat(unagreed.err()).contains("nobody may call", "--yes");
    assertThat(done("sip", "show")).contains("198.51.100.7");
    assertThat(done("sip", "disallow", "198.51.100.7", "--yes")).doesNotContain("198.51.100.7");
  }

  @Test
  void takingAnAddressOffDoesNotTurnAnyAddressIntoAList() throws Exception {
    done("sip", "allow", "198.51.100.7", "--yes");
    done("sip", "allow", "203.0.113.0/24");
    anyAddressMayCall();
    done("sip", "disallow", "198.51.100.7");
    assertThat(allowlist().mode()).isEqualTo(Allowlist.Mode.ANY);
    assertThat(allowlist().entries()).extracting(Entry::cidr).containsExactly("203.0.113.0/24");
  }

  private Allowlist allowlist() throws Exception {
    return organization().read().sip().allowlist();
  }

  private void anyAddressMayCall() throws Exception {
    SipSettings sip = organization().read().sip();
    var any = new Allowlist(Allowlist.Mode.ANY, sip.allowlist().entries());
    var _ = organization().client().sip().allow(sip, any);
  }

  private Organization organization() throws Exception {
    var services = console.services();
    return services.organization(services.profile(Optional.of("sandbox")));
  }

  @Test
  void aSipPasswordIsShownOnceOnStandardOutputOnly() {
    Outcome made = console.run("sip", "password", "--overlap", "60", "--yes", "--json");
    assertThat(made.exitCode()).as(made.err()).isZero();
    JsonObject shown = JsonParser.parseString(made.out()).getAsJsonObject();
    String password = shown.get("password").getAsString();
    assertThat(password).isNotEqualTo("***").hasSizeGreaterThan(8);
    assertThat(made.err()).doesNotContain(password).contains("kept nowhere");
    assertThat(done("sip", "show")).doesNotContain(password);
  }

  @Test
  void sessionsAreNotedAsTheyAreMade() throws Exception {
    assertThat(json("sessions", "list").getAsJsonArray()).isEmpty();
    var services = console.services();
    var profile = services.profile(Optional.of("sandbox"));
    var request = new SessionRequest("ai_agent", "en", "de", RouteRequest.overSip(), Map.of());
    String id = services.organization(profile).client().sessions().create(request, "key-1").id();

    JsonObject listed = json("sessions", "list").getAsJsonArray().get(0).getAsJsonObject();
    assertThat(listed.get("id").getAsString()).isEqualTo(id);
    assertThat(listed.get("provider").getAsString()).isEqualTo("sip");
    assertThat(listed.get("status").getAsString()).isEqualTo("created");
    assertThat(done("sessions", "show", id)).contains(id, "created", "ai agent");
    assertThat(json("sessions", "show", id).toString()).contains("\"token\":\"***\"");
    assertThat(done("sessions", "end", id)).contains("is ended");
    assertThat(done("sessions", "end", id)).as("again").contains("had ended already, at 20");
    assertThat(done("sessions", "list")).contains("ended");
    assertThat(done("sessions", "list", "--no-states")).doesNotContain("ended");
    assertThat(done("sessions", "transcript", id)).contains("turns");
    assertThat(json("sessions", "recordings", id).isJsonArray()).isTrue();
    Outcome unknown = console.run("sessions", "show", "sess_nobody");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("session_not_found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numbers label +4930000 x | There is no number",
        "numbers buy 0123 | is not in E.164",
        "numbers search Germany | is no ISO country code",
        "numbers orders --forget +493023125001 | There is no open order",
        "connections disable nobody | There is no connection",
        "connections add twilio --label x | Which Twilio account",
        "connections add telnyx --label x | nobody is there to be asked",
        "sip srtp perhaps | Invalid value",
        "sip password --overlap 90000 | is not 0 to 86400",
        "inventory show | keeps no inventory",
        "inventory number +493023125001 | keeps no inventory",
        "provider try twilio --account-sid SKx --secret-file /does/not/exist | Cannot read"
      })
  void wrongUsageExitsWithTwo(String command, String said) {
    Outcome outcome = console.run(command.split(" "));
    assertThat(outcome.err()).contains(said);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
  }
}
