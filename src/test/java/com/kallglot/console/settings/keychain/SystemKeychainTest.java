package com.kallglot.console.settings.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keychain.Owner;
import com.kallglot.console.telephony.Secret;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against GNOME's keyring itself.
class SystemKeychainTest {
  private static final String CANARY = "sk_test_Canary-käse-7Hq2";
  private static final Owner ACME = new Owner("/home/u", "acme", "https://api.kallglot.com/v1");

  @TempDir static Path folder;
  private static Keyring keyring;
  private static Keychain keychain;

  @BeforeAll
  static void open() throws Exception {
    keyring = new Keyring(folder.resolve("ring")).unlocked();
    keychain = SystemKeychain.of(keyring.environment());
  }

  @AfterAll
  static void close() {
    keyring.close();
  }

  @Test
  void whatIsKeptIsReadAgainAndForgotten() throws Exception {
    assertThat(keychain.holds(ACME)).isEmpty();
    keychain.keep(ACME, Item.API_KEY, Secret.of("replaced"));
    keychain.keep(ACME, Item.API_KEY, Secret.of(CANARY));
    keychain.keep(ACME, Item.SIP_PASSWORD, Secret.of("p"));

    assertThat(keychain.holds(ACME)).containsExactly(Item.API_KEY, Item.SIP_PASSWORD);
    assertThat(keychain.read(ACME))
        .isEqualTo(Map.of(Item.API_KEY, Secret.of(CANARY), Item.SIP_PASSWORD, Secret.of("p")));
    assertThat(keychain.read(new Owner("/home/u", "acme", "https://elsewhere.example/v1")))
        .as("a key goes only where it was given for")
        .isEmpty();
    assertThat(keychain.holds(new Owner("/home/other", "acme", ACME.apiBase()))).isEmpty();

    keychain.forget(ACME, EnumSet.allOf(Item.class));
    assertThat(keychain.holds(ACME)).isEmpty();
    keychain.forget(ACME, EnumSet.allOf(Item.class));
  }

  @Test
  void itLiesNowhereInPlainText() throws Exception {
    Owner other = new Owner("/home/u", "plain", ACME.apiBase());
    keychain.keep(other, Item.API_KEY, Secret.of(CANARY));
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain("Canary");
      }
    }
  }

  @Test
  void aLockedOneIsToldWhereNobodyCanBeAsked() throws Exception {
    try (var locked = new Keyring(folder.resolve("locked")).unlocked()) {
      Keychain of = SystemKeychain.of(locked.environment());
      of.keep(ACME, Item.API_KEY, Secret.of(CANARY));
      locked.lock();

      assertThat(of.holds(ACME)).as("whether it is there can be seen").containsOnly(Item.API_KEY);
      assertThatThrownBy(() -> of.read(ACME))
          .isInstanceOf(KeychainException.Locked.class)
          .hasMessageContaining("no display");
      assertThatThrownBy(() -> of.keep(ACME, Item.API_KEY, Secret.of(CANARY)))
          .isInstanceOf(KeychainException.Locked.class);
    }
  }

  @Test
  void aPromptThatNobodyAnswersLeavesItLocked() throws Exception {
    try (var locked = new Keyring(folder.resolve("prompt")).unlocked()) {
      var variables = new HashMap<>(locked.variables());
      variables.put("DISPLAY", ":9");
      Keychain of = SystemKeychain.of(new Environment(variables));
      of.keep(ACME, Item.API_KEY, Secret.of(CANARY));
      locked.lock();
      // Nothing on this bus can show a prompt, so the keyring takes it for dismissed
      assertThatThrownBy(() -> of.read(ACME))
          .isInstanceOf(KeychainException.Locked.class)
          .hasMessageContaining("dismissed");
    }
  }

  @Test
  void aBusThatSaysNothingIsNotWaitedForLong() throws Exception {
    Path silent = Files.createTempDirectory("kg").resolve("silent");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(silent));
      var of =
          new SystemKeychain(
              "unix:path=" + silent, SecretService.Prompts.NOT_SHOWN, Duration.ofMillis(300));
      assertThatThrownBy(() -> of.read(ACME)).isInstanceOf(KeychainException.Unanswered.class);
    }
  }

  @Test
  void aBusWithoutAServiceForSecretsIsNoKeychain() throws Exception {
    try (var bare = new Keyring(folder.resolve("bare"))) {
      assertThatThrownBy(() -> SystemKeychain.of(bare.environment()).read(ACME))
          .isInstanceOf(KeychainException.Absent.class)
          .hasMessageContaining("no program on the session bus keeps secrets");
    }
  }

  @Test
  void whereThereIsNoneItSaysWhy() throws Exception {
    assertThatThrownBy(() -> SystemKeychain.of(new Environment(Map.of())).read(ACME))
        .isInstanceOf(KeychainException.Absent.class)
        .hasMessageContaining("no session bus");

    var gone =
        new Environment(
            Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + folder.resolve("nothing")));
    assertThatThrownBy(() -> SystemKeychain.of(gone).read(ACME))
        .isInstanceOf(KeychainException.Absent.class)
        .hasMessageContaining("does not answer");
  }
}
