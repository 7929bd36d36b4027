package com.kallglot.console.phone.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.phone.dialling.DialHistory.Dialled;
import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.SipTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialHistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final DialPlan PLAN =
      new DialPlan(
          "pbx.example",
          SipTransport.UDP,
          "DE",
          DialPlan.Reach.ANYBODY,
          DialPlan.networkOf(Set.of("DE")),
          Destinations.ANY);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("profile/dialled.json");
  }

  private DialHistory history() {
    return new DialHistory(file(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Target target(String typed) {
    return (Target) Dialling.read(typed, PLAN);
  }

  @Test
  void keepsTheLastOfEachNewestFirst() throws Exception {
    assertThat(history().read()).isEmpty();
    for (int i = 0; i < DialHistory.LONGEST + 5; i++) {
      var _ = history().add(target("2" + i), "line");
    }
    var _ = history().add(target("249"), "own");
    List<Dialled> kept = history().read();
    assertThat(kept).hasSize(DialHistory.LONGEST);
    assertThat(kept.getFirst()).isEqualTo(new Dialled("249", "own", NOW));
    assertThat(kept).extracting(Dialled::text).doesNotHaveDuplicates().contains("254");
    history().clear();
    assertThat(history().read()).isEmpty();
  }

  @Test
  void noPasswordIsKept() throws Exception {
    var _ = history().add(target("sip:alice:CanaryTyped2@10.0.0.8"), "line");
    assertThat(Files.readString(file())).contains("sip:alice@10.0.0.8").doesNotContain("Canary");
  }

  @Test
  void whatCannotBeUnderstoodIsToldAndMakesWayForWhatIsDialledNext() throws Exception {
    Files.createDirectories(file().getParent());
    for (String text :
        List.of(
            "nonsense",
            "{\"format\":1}",
            "{\"format\":1,\"dialled\":[{\"text\":\"1\",\"account\":\"line\",\"at\":\"soon\"}]}")) {
      Files.writeString(file(), text);
      assertThatThrownBy(() -> history().read())
          .isInstanceOf(SettingsException.Malformed.class)
          .hasMessageContaining("dialled.json");
      assertThat(Files.readString(file())).as("reading changes nothing").isEqualTo(text);
      var _ = history().add(target("1001"), "line");
      assertThat(history().read()).hasSize(1);
    }
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() throws Exception {
    Files.createDirectories(file().getParent());
    String newer = "{\"format\":2,\"dialled\":[]}";
    Files.writeString(file(), newer);
    assertThatThrownBy(() -> history().add(target("1001"), "line"))
        .isInstanceOf(SettingsException.Newer.class);
    assertThat(Files.readString(file())).isEqualTo(newer);
  }

  @Test
  void severalMayAddAtOnce() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Target one = target("30" + i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  var _ = history().add(one, "line");
                } catch (SettingsException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(history().read()).hasSize(8);
  }
}
