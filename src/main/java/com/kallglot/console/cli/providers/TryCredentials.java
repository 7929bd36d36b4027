package com.kallglot.console.cli.providers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.Correction;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.ProviderWords;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `provider try`.
@Command(
    name = "try",
    description = {
      "Tries credentials at Twilio or Telnyx, and explains what came of it.",
      "%nTells test credentials, trial accounts, restricted keys and suspended accounts apart, with"
          + " the provider's own code and text. Changes nothing there. Exits 0 where calls can be"
          + " made with them, 1 where not, 3 where the provider did not say.",
      CredentialOptions.HELP
    },
    footer = {
      "%nExamples:",
      "  kallglot-console provider try twilio --stand-in 'Trial account'   # on the sandbox",
      "  TWILIO_ACCOUNT_SID=AC… TWILIO_AUTH_TOKEN=… kallglot-console provider try twilio --profile"
          + " acme",
      "  kallglot-console provider try telnyx --secret-file key.txt --profile acme",
      "  kallglot-console provider try twilio --account-sid AC… --api-key-sid SK… --json"
    })
final class TryCredentials extends ProviderVerb {
  /// What JSON shows.
  private record Tried(
      String provider,
      boolean standIn,
      String verdict,
      boolean usable,
      @Nullable AccountFacts account,
      @Nullable ProviderWords said,
      Explanation explanation,
      List<String> corrections) {}

  TryCredentials(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    TypedCredentials typed = typed(profile);
    ProviderCredentials sent = CredentialOptions.sendable(typed);
    sayWhoIsAsked(profile);
    CredentialVerdict verdict = context.services().providers(profile).attempt(sent);
    AccountFacts account = Words.account(verdict).orElse(null);
    print(
        new Tried(
            Words.name(whose),
            profile.kind() == Profile.Kind.SANDBOX,
            Words.verdict(verdict),
            verdict.isUsable(),
            account,
            verdict.said(),
            verdict.explanation(),
            typed.corrections().stream().map(Correction::sentence).toList()),
        () -> lines(verdict, account));
    return exit(verdict).value();
  }

  private static List<String> lines(CredentialVerdict verdict, @Nullable AccountFacts account) {
    var lines = new ArrayList<>(Words.lines(verdict.explanation(), verdict.said()));
    if (account != null) {
      lines.addAll(Words.lines(account));
    }
    return lines;
  }

  private static ExitCode exit(CredentialVerdict verdict) {
    return switch (verdict) {
      case CredentialVerdict.Works _, CredentialVerdict.TrialAccount _ -> ExitCode.PASSED;
      case CredentialVerdict.Unknown _, CredentialVerdict.RateLimited _ -> ExitCode.UNREACHABLE;
      case CredentialVerdict.Misshapen _,
          CredentialVerdict.WrongCredentials _,
          CredentialVerdict.TestCredentials _,
          CredentialVerdict.InactiveAccount _,
          CredentialVerdict.Refused _ ->
          ExitCode.FAILED;
      case CredentialVerdict.RestrictedKey key ->
          key.isUsable() ? ExitCode.PASSED : ExitCode.FAILED;
    };
  }
}
