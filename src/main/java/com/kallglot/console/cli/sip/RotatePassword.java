package com.kallglot.console.cli.sip;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.Rotation;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.account.SipPassword;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sip password`.
@Command(
    name = "password",
    description = {
      "Makes a new SIP password and shows it, this once.",
      "%nThe one in use holds for the overlap, so that a PBX can be changed meanwhile. Where the"
          + " answer gets lost, make another one before the old one ends.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console sip password",
      "  kallglot-console sip password --overlap 600 --yes --json"
    })
final class RotatePassword extends ProfileVerb {
  private static final int LONGEST = 86_400;

  @Option(
      names = "--overlap",
      paramLabel = "SECONDS",
      description = "How long the one in use still holds, 0 to 86400. Default: ${DEFAULT-VALUE}.")
  private int overlap = 3600;

  @Mixin private YesOption yes = new YesOption();

  /// What JSON shows: the one place where the password is written out.
  private record Shown(
      String username, String password, Instant createdAt, Instant previousValidUntil) {}

  RotatePassword(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    if (overlap < 0 || overlap > LONGEST) {
      throw new CommandFailure(
          ExitCode.USAGE, "--overlap %d is not 0 to %d seconds.".formatted(overlap, LONGEST));
    }
    Profile profile = chosen();
    var _ =
        standing()
            .onPlatform(
                profile,
                "Making a SIP password",
                "Do it in the platform's portal, and give the new one in "
                    + Environment.SIP_PASSWORD
                    + ".");
    yes.agree(
        context,
        "A new SIP password is made; the one in use ends in %d seconds, and every PBX needs the new one by then."
            .formatted(overlap),
        "Make it?");
    Organization organization = context.services().organization(profile);
    Rotation rotation = asked(() -> organization.rotateSipPassword(Duration.ofSeconds(overlap)));
    return switch (rotation) {
      case Rotation.Rotated rotated -> show(rotated.password());
      case Rotation.Lost lost ->
          throw new CommandFailure(ExitCode.UNREACHABLE, lost.problem() + "\n" + lost.advice());
    };
  }

  private int show(SipPassword made) {
    String password = made.password().reveal();
    print(
        new Shown(made.username(), password, made.createdAt(), made.previousValidUntil()),
        () ->
            List.of(
                "username  " + made.username(),
                "password  " + password,
                "the one before holds until " + made.previousValidUntil()));
    context.terminal().note("It is shown this once and kept nowhere.");
    return ExitCode.PASSED.value();
  }
}
