package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.result.Actual;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.ReportOption;
import com.kallglot.console.report.CallFiles;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.capture.CallCaptures;
import com.kallglot.console.trace.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where `--report` writes, and what is kept for it while calls are made; without that option it
/// keeps and writes nothing.
final class ReportFolder implements AutoCloseable {
  private final @Nullable Path folder;
  private final @Nullable CallCaptures captures;

  private ReportFolder(@Nullable Path folder, @Nullable CallCaptures captures) {
    this.folder = folder;
    this.captures = captures;
  }

  /// From here on calls are kept.
  ///
  /// @throws CommandFailure before anything was called: with [ExitCode#USAGE] where something is in
  ///   the folder, which a report would be mixed with or written over; where it cannot be made
  static ReportFolder open(ReportOption option, Softphone softphone) throws CommandFailure {
    Optional<Path> wanted = option.folder();
    if (wanted.isEmpty()) {
      return new ReportFolder(null, null);
    }
    Path folder = wanted.get();
    try {
      Files.createDirectories(folder);
      refuseFilled(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return new ReportFolder(folder, new CallCaptures(softphone, Clock.systemUTC()));
  }

  private static void refuseFilled(Path folder) throws IOException, CommandFailure {
    try (Stream<Path> there = Files.list(folder)) {
      Optional<Path> first = there.sorted().findFirst();
      if (first.isPresent()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The folder %s is not empty (%s), and a report is written over nothing. Name another with --report, or empty it."
                .formatted(folder, first.get().getFileName()));
      }
    }
  }

  private static CommandFailure unwritable(Path folder, IOException e) {
    return new CommandFailure(
        ExitCode.STORE,
        "The report cannot be written to %s: %s.".formatted(folder, FileTrouble.of(e)),
        e);
  }

  /// Everything that was on the wire since the folder was opened belongs to the one call.
  ///
  /// @param exchanged by the API and the session's stream in this process
  void write(CallReport report, List<Entry> exchanged) throws CommandFailure {
    if (folder == null || captures == null) {
      return;
    }
    try {
      Files.writeString(folder.resolve("call.json"), ReportJson.write(report) + "\n");
      CallCapture all = captures.all();
      CallFiles.write(folder, all, beside(exchanged, all.zeroNanos(), ""));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// Each call that was placed has a folder of its own, numbered as in the run.
  void write(RunReport report, List<Entry> exchanged) throws CommandFailure {
    if (folder == null || captures == null) {
      return;
    }
    try {
      Files.writeString(folder.resolve("run.json"), ReportJson.write(report) + "\n");
      int number = 0;
      for (CallReport call : report.calls()) {
        number++;
        String id = call.sip().callId();
        Optional<CallCapture> capture = id == null ? Optional.empty() : captures.of(id);
        if (capture.isPresent()) {
          CallFiles.write(
              folder.resolve("calls").resolve(name(number, call)),
              capture.get(),
              beside(exchanged, capture.get().zeroNanos(), session(call)));
        }
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /// `01-number-19785550140`.
  private static String name(int number, CallReport call) {
    String route = call.route().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return String.format(Locale.ROOT, "%02d-%s", number, route);
  }

  private static String session(CallReport call) {
    Actual actual = call.actual();
    String id = actual == null ? null : actual.sessionId();
    return id == null ? "no session" : id;
  }

  /// @param word that what belongs to the call has in it
  private static List<Entry> beside(List<Entry> exchanged, long sinceNanos, String word) {
    return exchanged.stream()
        .filter(entry -> entry.kind() != Entry.Kind.SIP)
        .filter(entry -> entry.atNanos() - sinceNanos >= 0)
        .filter(entry -> entry.id().contains(word) || entry.detail().contains(word))
        .toList();
  }

  @Override
  public void close() {
    if (captures != null) {
      captures.close();
    }
  }
}
