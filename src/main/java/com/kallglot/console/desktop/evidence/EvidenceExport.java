package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Saving;
import com.kallglot.console.report.CallBundle;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.evidence.CallDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Scene;

/// Saves a call: its capture alone, or with what explains it.
public final class EvidenceExport {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Saving saving;

  public EvidenceExport(Saving saving) {
    this.saving = saving;
  }

  void pcap(Evidence evidence, Scene of) {
    ask(of, evidence, ".pcap", CaptureFile::write);
  }

  /// Zipped where the name chosen ends so, otherwise a folder.
  void bundle(Evidence evidence, Scene of) {
    ask(
        of,
        evidence,
        ".zip",
        (whole, file) -> {
          Object document =
              evidence.report() == null
                  ? CallDocument.of(whole, evidence.events(), evidence.cause(), evidence.beside())
                  : evidence.report();
          CallBundle.write(file, whole, evidence.beside(), document);
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

  private interface Writing {
    void write(CallCapture whole, Path file) throws IOException;
  }

  private void ask(Scene of, Evidence evidence, String ending, Writing writing) {
    var cutOff = new AtomicLong();
    saving.ask(
        of.getWindow(),
        name(evidence) + ending,
        (words, file) -> saved(words, file, cutOff.get()),
        file -> {
          CallCapture whole = evidence.whole();
          cutOff.set(whole.cutOff());
          writing.write(whole, file);
        });
  }

  private static String saved(Messages words, Path file, long cutOff) {
    String saved = words.get("evidence.saved", file);
    return cutOff == 0 ? saved : saved + " " + words.get("evidence.saved.cut", cutOff);
  }
}
