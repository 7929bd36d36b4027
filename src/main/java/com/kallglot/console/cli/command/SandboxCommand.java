package com.kallglot.console.cli.command;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.SandboxLauncher;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.report.ReportJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sandbox`: the platform in a box, until stopped.
@Command(
    name = "sandbox",
    description = {
      "Runs the sandbox platform as a process of its own, until stopped.",
      "%nThe HTTP API, two organizations with numbers and connections, and a SIP side "
          + "that answers calls. Other commands attach to it by themselves. Stop it with "
          + "Ctrl+C.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console sandbox",
      "  kallglot-console sandbox --http-port 8080 --sip-port 5060",
      "  kallglot-console sandbox --data /tmp/box --reset --json"
    })
public final class SandboxCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of its store. Default: the one all commands share.")
  private @Nullable Path data;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description = "Port of the API. Default: any that is free.")
  private int httpPort;

  @Option(
      names = "--sip-port",
      paramLabel = "N",
      description =
          "Port of SIP over UDP and TCP; TLS listens on the next one. Default: any that are free.")
  private int sipPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address of the loopback interface to listen on, of 127.0.0.0/8. Default:"
              + " ${DEFAULT-VALUE}.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--reset",
      description = "Begin with a new store: sessions, edits and keys of earlier runs are deleted.")
  private boolean reset;

  @Mixin private JsonOption json = new JsonOption();

  public SandboxCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    checkPort("--http-port", httpPort);
    checkPort("--sip-port", sipPort);
    var store = reset ? SandboxLauncher.Store.RESET : SandboxLauncher.Store.KEEP;
    var options = new SandboxLauncher.Options(data, httpPort, sipPort, bind, store);
    try (var running = context.services().sandbox().start(options)) {
      say(running.place());
      context.cancellation().await();
    }
    return ExitCode.CANCELLED.value();
  }

  private void say(SandboxLauncher.Place place) {
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(place));
      return;
    }
    terminal.data("API      " + place.http());
    terminal.data(
        "SIP      %s udp %d, tcp %d, tls %d, domain %s"
            .formatted(
                place.sipHost(), place.sipUdp(), place.sipTcp(), place.sipTls(), place.domain()));
    terminal.data("data     " + place.data());
    terminal.data("keys     " + place.endpointFile() + " (readable by you only)");
    terminal.note("The sandbox runs until you press Ctrl+C.");
  }

  private static void checkPort(String option, int port) throws CommandFailure {
    if (port < 0 || port > 65535) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s %d is no port: 1 to 65535, or 0 for any.".formatted(option, port));
    }
  }
}
