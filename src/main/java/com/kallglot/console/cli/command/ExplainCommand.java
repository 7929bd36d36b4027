package com.kallglot.console.cli.command;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.text.ExplainText;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.trace.foreign.Explanation;
import com.kallglot.console.trace.foreign.ForeignCalls;
import com.kallglot.console.trace.foreign.ForeignCapture;
import com.kallglot.console.trace.foreign.frame.CaptureException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `explain`: the diagnosis for calls that never passed this console.
@Command(
    name = "explain",
    description = {
      "Explains the calls of a capture made elsewhere.",
      "%nReads pcap and pcapng, as tcpdump, Wireshark, sngrep and PBXs write them, and shows of"
          + " each call why it ended as it did, its times, its sound in both directions, what was"
          + " offered and answered, and its ladder. Each call is seen from its caller. Legs of one"
          + " call on both sides of a B2BUA or SBC are joined, with what shows it and how sure that"
          + " is. SIP inside TLS cannot be read; exported decrypted it can. Nothing is sent"
          + " anywhere.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console explain call.pcap",
      "  kallglot-console explain trace.pcapng --json",
      "  tcpdump -i any -w trace.pcap udp or port 5060    # makes one"
    })
public final class ExplainCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "FILE", description = "The capture.")
  private @Nullable Path file;

  @Mixin private JsonOption json = new JsonOption();

  public ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure {
    Path capture = Objects.requireNonNull(file);
    ForeignCalls calls = calls(capture);
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(Explanation.of(capture.toString(), calls)));
    } else {
      new ExplainText(terminal.style()).of(calls).forEach(terminal::data);
    }
    if (calls.extent().isCutOff()) {
      terminal.note(
          "The capture is cut off after %,d packets, %,d bytes left over: what it holds before them is shown."
              .formatted(calls.extent().packets(), calls.extent().leftOver()));
    }
    if (calls.begunBefore() > 0) {
      terminal.note(
          "%s up already when the capture began; without an INVITE nothing is shown of that."
              .formatted(
                  calls.begunBefore() == 1
                      ? "One call was"
                      : "%,d calls were".formatted(calls.begunBefore())));
    }
    if (calls.cutOffMessages() > 0) {
      terminal.note(
          "Of %,d SIP messages the capture has only the beginning: capture whole packets (tcpdump -s 0)."
              .formatted(calls.cutOffMessages()));
    }
    if (calls.legs().isEmpty()) {
      terminal.note(
          "There is no call in %s: no INVITE that can be read. SIP inside TLS cannot."
              .formatted(capture));
      return ExitCode.FAILED.value();
    }
    return ExitCode.PASSED.value();
  }

  private static ForeignCalls calls(Path capture) throws CommandFailure {
    try {
      return ForeignCapture.read(capture, _ -> {});
    } catch (CaptureException.Unreadable e) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s: %s.".formatted(e.getMessage(), FileTrouble.of(e.reason())), e);
    } catch (CaptureException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
