package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of a profile belongs to one organization, though a profile may change it.
class PlatformTest {
  @TempDir Path folder;

  private static Profile profile(String apiBase, String key) {
    var secret = Secret.of(key);
    return new Profile(
        "acme",
        Profile.Kind.of(secret),
        apiBase,
        secret,
        null,
        null,
        null,
        null,
        null,
        Profile.Reading.PUBLIC_TEXT,
        Guards.DEFAULT);
  }

  @Test
  void anOrderInDoubtStaysWhereItWasSent() {
    Stream<Profile> profiles =
        Stream.of(
            profile("https://one.example.com", "sk_test_0123456789abcdef"),
            profile("https://one.example.com", "sk_live_0123456789abcdef"),
            profile("https://two.example.com", "sk_live_0123456789abcdef"));
    Set<Path> books =
        profiles.map(each -> Platform.orders(folder, each)).collect(Collectors.toSet());
    assertThat(books).hasSize(3).allMatch(book -> book.startsWith(folder));
    assertThat(books.toString()).doesNotContain("0123456789");
  }
}
