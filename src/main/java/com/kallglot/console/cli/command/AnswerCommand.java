package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.plain.Answering;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.SendOption;
import com.kallglot.console.cli.option.SipAddress;
import com.kallglot.console.cli.option.SoftphoneOptions;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `answer`: the other end, until stopped.
@Command(
    name = "answer",
    description = {
      "Answers calls until stopped: the other end for a PBX under test.",
      "%nWith --registrar it registers there and is called through it; otherwise call "
          + "the address it prints, which is of this computer alone unless --bind gives "
          + "another. Stop it with Ctrl+C.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console answer",
      "  kallglot-console answer --bind 192.0.2.10",
      "  kallglot-console answer --user 1002 --password-file pw --registrar pbx.example.com",
      "  kallglot-console answer --user 1002 --password-file pw --registrar pbx.example.com"
          + " --keep-alive 30s",
      "  kallglot-console answer --bind ::1",
      "  kallglot-console answer --media wav:hello.wav",
      "  kallglot-console answer --code 486"
    })
public final class AnswerCommand implements Callable<Integer> {
  private static final Duration TONE = Duration.ofSeconds(1);

  private final Context context;

  /// For the JSON document only: text is printed as it comes and forgotten.
  private final List<Answering.Taken> taken = Collections.synchronizedList(new ArrayList<>());

  @Option(
      names = "--media",
      paramLabel = "MEDIA",
      description = "echo, tone or wav:FILE. Default: ${DEFAULT-VALUE}.")
  private String media = "echo";

  @Option(
      names = "--code",
      paramLabel = "NNN",
      description = "Refuse every call with this status, 300 to 699, in place of answering.")
  private @Nullable Integer code;

  @Mixin private SoftphoneOptions account = new SoftphoneOptions();
  @Mixin private JsonOption json = new JsonOption();

  public AnswerCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    var answering = new Answering(treatment(), this::ended, this::registered);
    try (Line line = open(answering)) {
      boolean registers = line.account().registrar() != null;
      String callable = registers ? line.account().uri() : line.contact();
      context.terminal().note("Answering calls to " + callable + " until Ctrl+C.");
      context.cancellation().await();
    }
    if (json.wanted()) {
      context.terminal().data(ReportJson.write(List.copyOf(taken)));
    }
    return ExitCode.CANCELLED.value();
  }

  private Line open(Answering answering) throws CommandFailure {
    SipAddress home = SipAddress.required("sip:" + account.exchange().orElse("127.0.0.1"));
    Softphone softphone = context.services().softphone();
    account.requireCodec(softphone.engine());
    try {
      return softphone.open(account.account(home), answering);
    } catch (SoftphoneException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "Cannot answer calls with this account: " + e.getMessage(), e);
    }
  }

  private Answering.Treatment treatment() throws CommandFailure {
    if (code != null) {
      if (code < 300 || code > 699) {
        throw new CommandFailure(
            ExitCode.USAGE, "--code %d does not refuse a call: 300 to 699 do.".formatted(code));
      }
      return new Answering.Treatment.Refuse(code);
    }
    if (media.equals("echo")) {
      return new Answering.Treatment.Answer(new SoundSource.Echo());
    }
    if (!media.equals("tone") && !media.startsWith("wav:")) {
      throw new CommandFailure(
          ExitCode.USAGE, "--media '%s' is none of echo, tone, wav:FILE.".formatted(media));
    }
    return new Answering.Treatment.Answer(
        new SoundSource.Samples(SendOption.parse(media, TONE), SoundSource.Repeat.FOR_EVER));
  }

  private void ended(Answering.Taken call) {
    if (json.wanted()) {
      taken.add(call);
    } else {
      String length =
          call.durationMs() == null
              ? "not answered"
              : String.format(Locale.ROOT, "%.1f s", call.durationMs() / 1000.0);
      String digits = call.digits().isEmpty() ? "" : ", digits " + call.digits();
      context
          .terminal()
          .data("%d %s → %s, %s%s".formatted(call.code(), call.from(), call.to(), length, digits));
    }
  }

  private void registered(int status, String reason) {
    context
        .terminal()
        .note(
            status / 100 == 2
                ? "Registered at " + account.registrar() + "."
                : "Not registered at " + account.registrar() + ": " + status + " " + reason);
  }
}
