package com.kallglot.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.settings.SavedDrafts.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drafts and appearance as files.
class SavedDraftsTest {
  @TempDir Path home;

  private Folders folders() {
    return new Folders(home, home);
  }

  private SavedDrafts drafts() {
    return new SavedDrafts(folders());
  }

  @Test
  void aHalfTypedTextComesBackAsItWas() throws SettingsException {
    String half = "{\n\t\"mode\": \"ai_\u00e4\ud83d\ude00";
    drafts().keep(new Saved("Half", half));
    assertThat(drafts().read()).containsExactly(new Saved("Half", half));
  }

  @Test
  void aDraftOfTheSameNameTakesItsPlace() throws SettingsException {
    drafts().keep(new Saved("One", "1"));
    drafts().keep(new Saved("Two", "2"));
    drafts().keep(new Saved("One", "3"));
    assertThat(drafts().read()).containsExactly(new Saved("One", "3"), new Saved("Two", "2"));
    assertThat(drafts().forget("One")).containsExactly(new Saved("Two", "2"));
  }

  @Test
  void ofManyWritersNoneIsLost() throws Exception {
    List<Callable<List<Saved>>> writers =
        IntStream.range(0, 20)
            .<Callable<List<Saved>>>mapToObj(n -> () -> drafts().keep(new Saved("D" + n, "{}")))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var writer : threads.invokeAll(writers)) {
        assertThat(writer.get()).isNotEmpty();
      }
    }
    assertThat(drafts().read()).hasSize(20);
  }

  @Test
  void whatCannotBeUnderstoodIsToldAndKeptBesideWhatIsSavedNext() throws Exception {
    Path file = home.resolve("drafts.json");
    List<String> all = List.of("{", "[]", "{\"format\": 1}", "{\"format\": 1, \"drafts\": [{}]}");
    for (String damaged : all) {
      Files.writeString(file, damaged);
      assertThatThrownBy(() -> drafts().read())
          .isInstanceOf(SettingsException.Malformed.class)
          .hasMessageContainingAll("drafts.json", "beside the new one");
      assertThat(Files.readString(file)).as("reading changes nothing").isEqualTo(damaged);
      drafts().keep(new Saved("A", "{}"));
      assertThat(drafts().read()).containsExactly(new Saved("A", "{}"));
    }
    assertThat(aside()).containsExactlyInAnyOrderElementsOf(all);
  }

  private List<String> aside() throws IOException {
    List<String> texts = new ArrayList<>();
    try (var files = Files.newDirectoryStream(home, "drafts.json.aside-*")) {
      for (Path each : files) {
        texts.add(Files.readString(each));
      }
    }
    return texts;
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() throws Exception {
    Path file = home.resolve("drafts.json");
    String newer = "{\"format\": 9, \"drafts\": []}";
    Files.writeString(file, newer);
    assertThatThrownBy(() -> drafts().keep(new Saved("A", "{}")))
        .isInstanceOf(SettingsException.Newer.class);
    assertThat(Files.readString(file)).isEqualTo(newer);
  }

  @Test
  void theAppearanceIsKeptAndADamagedFileKeepsNoWindowClosed() throws Exception {
    assertThat(Appearance.read(folders())).isEqualTo(Appearance.OF_SYSTEM);
    Appearance dark = new Appearance(Appearance.Theme.DARK, "de");
    dark.keep(folders());
    assertThat(Appearance.read(folders())).isEqualTo(dark);
    Files.writeString(home.resolve("appearance.json"), "{\"theme\": ");
    assertThat(Appearance.read(folders())).isEqualTo(Appearance.OF_SYSTEM);
  }
}
