package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.TestLineText;
import com.kallglot.console.telephony.Secret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a profile is made of, but for its secrets.
public final class NewProfile {
  /// Words as typed.
  enum Kind {
    TEST,
    LIVE
  }

  @Option(names = "--api-base", paramLabel = "URL", description = "Default: ${DEFAULT-VALUE}.")
  private String apiBase = "https://api.kallglot.com/v1";

  @Option(
      names = "--kind",
      description =
          "What its key is for: ${COMPLETION-CANDIDATES}. Default: live, with all its guards.")
  private Kind kind = Kind.LIVE;

  @Option(
      names = "--test-line",
      paramLabel = "LINE",
      description =
          "A SIP account that calls telephone numbers: sip:user@domain, then ;transport=, ;number=,"
              + " ;proxy=, ;auth=, ;srtp=, ;caller-id=, ;register= as needed.")
  private @Nullable String testLine;

  @Option(
      names = "--sip-user",
      paramLabel = "USER",
      description = "User of the platform's SIP access, where it is not the one in its settings.")
  private @Nullable String sipUser;

  @Option(
      names = "--sip-proxy",
      paramLabel = "HOST[:PORT]",
      description = "Where SIP calls are sent, where it is not the platform's SIP domain.")
  private @Nullable String sipProxy;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "PEM file of the authorities to trust for TLS.")
  private @Nullable Path ca;

  @Option(
      names = "--credits",
      paramLabel = "N",
      description = "The most API credits one run may take. Default: ${DEFAULT-VALUE}.")
  private int credits = Guards.DEFAULT.credits();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "The most minutes of calls one run may take. Default: ${DEFAULT-VALUE}.")
  private int minutes = Guards.DEFAULT.minutes();

  @Option(names = "--calls-at-once", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int callsAtOnce = Guards.DEFAULT.callsAtOnce();

  @Option(
      names = "--allow",
      paramLabel = "+NNN",
      split = ",",
      description = "Beginnings of the only numbers that may be called. Default: any.")
  private List<String> allowed = List.of();

  public Profile profile(String name) throws CommandFailure {
    try {
      Organization.requireUsableBase(apiBase);
      if (testLine != null) {
        var _ = TestLineText.parse(testLine, Secret.of("only its form is tried here"));
      }
      return Profile.at(name, kind == Kind.TEST ? Profile.Kind.TEST : Profile.Kind.LIVE, apiBase)
          .withSip(new Profile.SipAccess(sipUser, null, sipProxy))
          .withTestLineText(testLine)
          .trusting(ca == null ? null : ca.toAbsolutePath())
          .withGuards(new Guards(credits, minutes, callsAtOnce, allowed));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
    }
  }
}
