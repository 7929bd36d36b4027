package com.kallglot.console.report;

import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallSheet;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of one call: `call.pcap`, what was on the wire, for Wireshark and tshark; and
/// `sip.txt`, its ladder, its negotiation and its messages, to read.
public final class CallFiles {
  static final String CAPTURE = "call.pcap";
  static final String SHEET = "sip.txt";

  private CallFiles() {}

  /// Writes them over those that are there.
  ///
  /// @param folder made where it is not there
  /// @param beside exchanges of the API and events of the session's stream
  public static void write(Path folder, CallCapture capture, List<Entry> beside)
      throws IOException {
    Files.createDirectories(folder);
    CaptureFile.write(capture, folder.resolve(CAPTURE));
    Files.writeString(folder.resolve(SHEET), CallSheet.of(capture, beside));
  }
}
