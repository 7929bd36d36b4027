package com.kallglot.console.cli.providers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.settings.Profile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A verb that asks Twilio or Telnyx with the customer's credentials.
abstract class ProviderVerb extends ProfileVerb {
  @Parameters(paramLabel = "PROVIDER", description = "${COMPLETION-CANDIDATES}.")
  CredentialOptions.Whose whose = CredentialOptions.Whose.TWILIO;

  @Mixin CredentialOptions credentials = new CredentialOptions();

  ProviderVerb(Context context) {
    super(context);
  }

  /// The credentials, with what was corrected about them said.
  final TypedCredentials typed(Profile profile) throws CommandFailure {
    TypedCredentials typed = credentials.read(whose, profile, context);
    typed.corrections().forEach(one -> context.terminal().note(one.sentence()));
    return typed;
  }

  /// That it is no real provider which is asked.
  final void sayWhoIsAsked(Profile profile) {
    if (profile.kind() == Profile.Kind.SANDBOX) {
      context
          .terminal()
          .note(
              "Profile '%s' is a sandbox: its stand-in is asked, not %s itself. Name another profile with --profile."
                  .formatted(profile.name(), Words.name(whose)));
    }
  }
}
