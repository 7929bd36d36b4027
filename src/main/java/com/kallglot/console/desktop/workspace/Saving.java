package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.SaveDialog;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.settings.SaveFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Saves something where somebody chooses, who is asked beginning with the folder chosen last, and
/// tells what became of it.
public final class Saving {
  private final SaveDialog dialog;
  private final SaveFolder folder;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public Saving(
      SaveDialog dialog,
      SaveFolder folder,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.dialog = dialog;
    this.folder = folder;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
  }

  /// Writes what is saved.
  @FunctionalInterface
  public interface Writing {
    void to(Path file) throws Exception;
  }

  /// Tells where it is.
  @FunctionalInterface
  public interface Words {
    String of(Messages messages, Path file);
  }

  /// @param name of the file that is proposed
  public void ask(@Nullable Window owner, String name, Words saved, Writing writing) {
    background.run(
        folder::read,
        last -> ask(owner, last, name, saved, writing),
        _ -> ask(owner, Optional.empty(), name, saved, writing)); // where it begins matters little
  }

  private void ask(
      @Nullable Window owner, Optional<Path> last, String name, Words saved, Writing writing) {
    dialog
        .ask(owner, last.orElse(null), name)
        .ifPresent(file ->
            background.run(
                () -> write(file, writing),
                _ -> notices.tell(saved.of(messages.get(), file)),
                problem ->
                    notices.tell(messages.get().get("notice.not_saved", file, said(problem)))));
  }

  private Path write(Path file, Writing writing) throws Exception {
    writing.to(file);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      folder.keep(parent);
    }
    return file;
  }

  private static String said(Exception problem) {
    return problem instanceof IOException ofFile
        ? FileTrouble.of(ofFile)
        : Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }
}
