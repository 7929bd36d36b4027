package com.kallglot.console.report;

import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallSheet;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.journal.Entry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Everything of one call for somebody else to look at: the files of [CallFiles] and `call.json`,
/// as a folder or in one zip file.
public final class CallBundle {
  private static final String DOCUMENT = "call.json";
  private static final String ZIP = ".zip";

  private CallBundle() {}

  /// Writes over what is there.
  ///
  /// @param target a zip file where its name ends so, otherwise a folder
  /// @param beside exchanges of the API and events of the session's stream
  /// @param document what is written as `call.json`
  public static void write(Path target, CallCapture capture, List<Entry> beside, Object document)
      throws IOException {
    Path name = target.getFileName();
    if (name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(ZIP)) {
      zip(target, capture, beside, document);
    } else {
      CallFiles.write(target, capture, beside);
      Files.writeString(target.resolve(DOCUMENT), json(document));
    }
  }

  private static String json(Object document) {
    return ReportJson.write(document) + "\n";
  }

  private static void zip(Path target, CallCapture capture, List<Entry> beside, Object document)
      throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target));
        var zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(CallFiles.CAPTURE));
      CaptureFile.write(capture, zip);
      put(zip, CallFiles.SHEET, CallSheet.of(capture, beside));
      put(zip, DOCUMENT, json(document));
      zip.closeEntry();
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name)); // closes the one before
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
