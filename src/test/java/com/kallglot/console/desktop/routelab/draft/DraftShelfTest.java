package com.kallglot.console.desktop.routelab.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Overtaking;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftShelfTest {
  @Test
  void whatWasReadBeforeADraftWasSavedDoesNotHideIt(@TempDir Path folder) {
    var overtaking = new Overtaking();
    var shelf =
        new DraftShelf(
            new SavedDrafts(new Folders(folder, folder)),
            overtaking.background(),
            new Notices(),
            () -> Messages.in(Locale.ENGLISH));
    var draft = new Saved("Reception", "{}");
    shelf.begin();
    shelf.keep(draft, () -> {});
    overtaking.tellLastFirst();
    assertThat(shelf.drafts()).containsExactly(draft);
  }
}
