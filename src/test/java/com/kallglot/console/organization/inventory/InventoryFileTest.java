package com.kallglot.console.organization.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is written down stays, is edited under the platform's rules, and is never half there.
class InventoryFileTest {
  private static final String PLATFORM = "https://api.kallglot.com/v1";
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final E164 BERLIN = new E164("+493023125001");

  @TempDir Path folder;
  private InventoryFile file;

  @BeforeEach
  void open() {
    file = at(PLATFORM);
  }

  private InventoryFile at(String apiBase) {
    return new InventoryFile(
        folder.resolve("inventory.json"), apiBase, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static KeptNumber number(E164 number) {
    return new KeptNumber(number, Provider.TELNYX, true, "Desk", NOW, 0);
  }

  private static KeptConnection connection(String id) {
    return new KeptConnection(id, Provider.TWILIO, id, true, false, BERLIN, List.of(), NOW, 0);
  }

  private TelephonyConfiguration configuration() throws SettingsException {
    return file.read().orElseThrow().configuration(NOW);
  }

  private ProviderConnection connectionNow(String id) throws SettingsException {
    return configuration().connections().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thereIsNoneUntilTheUserAgrees() throws Exception {
    assertThat(file.read()).isEmpty();
    assertThatThrownBy(() -> file.add(number(BERLIN)))
        .isInstanceOf(SettingsException.Changed.class);
    assertThat(folder.resolve("inventory.json")).doesNotExist();
    file.start();
    file.add(number(BERLIN));
    assertThat(file.start().numbers()).as("agreeing again takes nothing away").hasSize(1);
  }

  @Test
  void whatIsWrittenDownIsReadBackAsItIs() throws Exception {
    file.start();
    assertThat(file.add(number(BERLIN))).isTrue();
    assertThat(file.add(number(BERLIN))).as("once").isFalse();
    assertThat(file.add(connection("pcon_1").madeDefault(0))).isTrue();
    var listed = new AccountNumber(BERLIN, "Desk", "platform", "by trunk", NOW);
    assertThat(file.imported("pcon_1", List.of(listed))).isTrue();
    assertThat(file.imported("pcon_9", List.of(listed))).isFalse();
    file.sip("acme", null, null);

    Inventory kept = file.read().orElseThrow();

    assertThat(kept).isEqualTo(at(PLATFORM).read().orElseThrow());
    assertThat(kept.revision()).isEqualTo(5);
    assertThat(kept.connection("pcon_1").orElseThrow().numbers()).containsExactly(listed);
    TelephonyConfiguration read = kept.configuration(NOW);
    assertThat(read.source()).isEqualTo("inventory");
    assertThat(read.readAt()).isEqualTo(NOW);
    assertThat(read.numbers()).extracting(PhoneNumber::country).containsExactly("DE");
    assertThat(read.sip().username()).isEqualTo("acme");
    assertThat(read.sip().domain()).isEqualTo("sip.kallglot.com");
  }

  @Test
  void whatCouldNotBeReadThisTimeStaysAsItWasReadLast() throws Exception {
    file.start();
    file.add(connection("pcon_1"));
    var before = new AccountNumber(BERLIN, "Desk", "platform", "by trunk", NOW);
    file.imported("pcon_1", List.of(before));
    Instant later = NOW.plusSeconds(60);
    var unread = new AccountNumber(BERLIN, "Front desk", AccountNumber.NOT_READ, "429", later);
    assertThat(file.imported("pcon_1", List.of(unread))).isTrue();
    assertThat(file.read().orElseThrow().connection("pcon_1").orElseThrow().numbers())
        .containsExactly(new AccountNumber(BERLIN, "Front desk", "platform", "by trunk", NOW));
  }

  @Test
  void anEditIsMadeOnlyOfWhatWasSeenLast() throws Exception {
    file.start();
    file.add(number(BERLIN));
    var edits = new InventoryEdits(file);
    PhoneNumber seen = configuration().numbers().getFirst();

    assertThat(edits.edit(seen, new NumberEdit.Suspend()))
        .isInstanceOfSatisfying(
            Edited.Done.class,
            done -> assertThat(((PhoneNumber) done.now()).status()).isEqualTo(SUSPENDED));
    assertThat(edits.edit(seen, new NumberEdit.Label("late")))
        .isInstanceOfSatisfying(
            Edited.Conflict.class,
            conflict -> {
              assertThat(conflict.asRead()).isEqualTo(seen);
              assertThat(((PhoneNumber) conflict.asItIs()).status()).isEqualTo(SUSPENDED);
            });
    assertThat(configuration().numbers().getFirst().label()).isEqualTo("Desk");
    assertThat(file.forget(BERLIN)).isTrue();
    assertThat(edits.edit(seen, new NumberEdit.Activate())).isInstanceOf(Edited.Gone.class);
  }

  private static final PhoneNumber.Status SUSPENDED = PhoneNumber.Status.SUSPENDED;

  @Test
  void theDefaultMovesInOneStepAndADisabledOneLeavesNone() throws Exception {
    file.start();
    file.add(connection("pcon_1").madeDefault(0));
    file.add(connection("pcon_2"));
    var edits = new InventoryEdits(file);

    edits.edit(connectionNow("pcon_2"), new ConnectionEdit.MakeDefault());
    assertThat(connectionNow("pcon_1").isDefault()).isFalse();
    assertThat(connectionNow("pcon_2").isDefault()).isTrue();
    edits.edit(connectionNow("pcon_2"), new ConnectionEdit.Disable());
    edits.edit(connectionNow("pcon_2"), new ConnectionEdit.Enable());
    edits.edit(connectionNow("pcon_1"), new ConnectionEdit.Label("Support"));
    assertThat(configuration().connections()).noneMatch(ProviderConnection::isDefault);
    assertThat(connectionNow("pcon_1").label()).isEqualTo("Support");
  }

  @Test
  void sipIsEditedAsThePlatformsIs() throws Exception {
    file.start();
    var edits = new InventoryEdits(file);
    SipSettings seen = configuration().sip();
    edits.edit(seen, new SipEdit.Enable());
    assertThat(edits.edit(seen, new SipEdit.Disable())).isInstanceOf(Edited.Conflict.class);
    edits.edit(configuration().sip(), new SipEdit.Encrypt(SrtpPolicy.REQUIRED));
    var office = new Allowlist.Entry("198.51.100.0/24", "Office", null);
    edits.edit(
        configuration().sip(),
        new SipEdit.Allow(new Allowlist(Allowlist.Mode.LISTED, List.of(office))));
    SipSettings now = configuration().sip();
    assertThat(now.enabled()).isTrue();
    assertThat(now.srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    assertThat(now.allowlist().entries()).containsExactly(office);
  }

  @Test
  void ofManyWritersNoneLosesWhatAnotherWrote() throws Exception {
    file.start();
    var adding = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        E164 number = new E164("+4930231250%02d".formatted(i));
        adding.add(threads.submit(() -> at(PLATFORM).add(number(number))));
      }
      for (Future<?> one : adding) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
    assertThat(file.read().orElseThrow().numbers()).hasSize(40);
    assertThat(file.read().orElseThrow().revision()).isEqualTo(41);
  }

  @Test
  void anInventoryOfAnotherPlatformIsNotTakenForOneOfThis() throws Exception {
    file.start();
    assertThatThrownBy(() -> at("https://other.example/v1").read())
        .isInstanceOf(SettingsException.Malformed.class)
        .hasMessageContaining(PLATFORM)
        .hasMessageContaining("https://other.example/v1");
  }

  @Test
  void aFileOfTheFormatBeforeIsReadWithoutWhatItLacks() throws Exception {
    file.start();
    String text = Files.readString(file.path());
    Files.writeString(file.path(), text.replace("\"format\": 2", "\"format\": 1"));
    assertThat(file.read().orElseThrow().sip().sessionDefaults()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "\"format\": 2 | \"format\": 3 | newer Kallglot Console",
        "\"format\": 2 | \"form\": 2 | no format number",
        "\"number\": \"+493023125001\" | \"number\": \"030\" | Not an E.164 number",
        "\"provider\": \"telnyx\" | \"provider\": \"nobody\" | is no word",
        "\"domain\": \"sip.kallglot.com\" | \"x\": 1 | has no \"domain\"",
        "\"revision\": 2 | \"revision\": | expected",
        "\"added_at\": \"2026 | \"added_at\": \"x2026 | could not be parsed"
      })
  void aFileThatCannotBeUnderstoodIsToldAndLeftAlone(String good, String bad, String said)
      throws Exception {
    file.start();
    file.add(number(BERLIN));
    String text = Files.readString(file.path());
    assertThat(text).contains(good);
    String broken = text.replace(good, bad);
    Files.writeString(file.path(), broken);
    assertThatThrownBy(() -> file.add(number(new E164("+493023125002"))))
        .isInstanceOf(SettingsException.class)
        .message()
        .containsIgnoringCase(said);
    assertThat(file.path()).hasContent(broken);
  }
}
