package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.SaveDialog;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.report.CallBundle;
import com.kallglot.console.settings.SaveFolder;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.evidence.CallDocument;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;

/// Saves a call: its capture alone, or with what explains it.
public final class EvidenceExport {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final SaveDialog dialog;
  private final SaveFolder folder;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public EvidenceExport(
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

  @FunctionalInterface
  private interface Writing {
    void to(Path file) throws Exception;
  }

  void pcap(Evidence evidence, Scene of) {
    ask(of, evidence, ".pcap", file -> CaptureFile.write(evidence.capture(), file));
  }

  /// Zipped where the name chosen ends so, otherwise a folder.
  void bundle(Evidence evidence, Scene of) {
    ask(
        of,
        evidence,
        ".zip",
        file -> {
          Object document =
              evidence.report() == null
                  ? CallDocument.of(
                      evidence.capture(), evidence.events(), evidence.cause(), evidence.beside())
                  : evidence.report();
          CallBundle.write(file, evidence.capture(), evidence.beside(), document);
        });
  }

  private static String name(Evidence evidence) {
    String at =
        evidence.capture().messages().stream()
            .findFirst()
            .map(first ->
                STAMP.format(evidence.capture().at(first.atNanos()).atZone(ZoneId.systemDefault())))
            .orElse("empty");
    return "kallglot-call-" + at;
  }

  private void ask(Scene of, Evidence evidence, String ending, Writing writing) {
    background.run(
        folder::read,
        last -> ask(of, last, evidence, ending, writing),
        _ ->
            ask(of, Optional.empty(), evidence, ending, writing)); // where it begins matters little
  }

  private void ask(
      Scene of, Optional<Path> last, Evidence evidence, String ending, Writing writing) {
    dialog
        .ask(of.getWindow(), last.orElse(null), name(evidence) + ending)
        .ifPresent(file ->
            background.run(
                () -> write(file, writing),
                _ -> notices.tell(saved(file, evidence.capture().cutOff())),
                problem ->
                    notices.tell(messages.get().get("evidence.not_saved", file, said(problem)))));
  }

  private String saved(Path file, long cutOff) {
    String saved = messages.get().get("evidence.saved", file);
    return cutOff == 0 ? saved : saved + " " + messages.get().get("evidence.saved.cut", cutOff);
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
    return problem.getClass().getSimpleName()
        + ": "
        + Objects.requireNonNullElse(problem.getMessage(), "");
  }
}
