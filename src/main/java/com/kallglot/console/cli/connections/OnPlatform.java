package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.providers.CredentialOptions;
import com.kallglot.console.cli.providers.CredentialOptions.Whose;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.Overtaken;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.organization.ConnectionDesk;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The verbs of `connections` that only a platform can carry out, since it has the credentials.
abstract class OnPlatform extends ProfileVerb {
  private static final String INSTEAD =
      "Do it in the platform's portal, then write it down with 'inventory connection'.";

  private OnPlatform(Context context) {
    super(context);
  }

  final TelephonyConfiguration managed(Profile profile, String attempted) throws CommandFailure {
    return standing().onPlatform(profile, attempted, INSTEAD);
  }

  final ConnectionDesk desk(Profile profile) throws CommandFailure {
    return context.services().organization(profile).connections();
  }

  final int said(ProviderConnection now, String sentence) {
    print(now, () -> List.of(sentence));
    return ExitCode.PASSED.value();
  }

  /// Tries credentials at their provider before the platform gets them.
  ///
  /// @throws CommandFailure where the provider says that no call can be made with them
  final NewCredentials tried(Profile profile, Whose whose, CredentialOptions options)
      throws CommandFailure {
    TypedCredentials typed = options.read(whose, profile, context);
    typed.corrections().forEach(one -> context.terminal().note(one.sentence()));
    ProviderCredentials sent = CredentialOptions.sendable(typed);
    CredentialVerdict verdict = context.services().providers(profile).attempt(sent);
    context.terminal().note(verdict.explanation().what());
    if (verdict.mayBeSaved()) {
      return credentials(sent);
    }
    if (verdict instanceof CredentialVerdict.RateLimited) {
      throw new CommandFailure(
          ExitCode.UNREACHABLE, "Nothing was saved. %s".formatted(verdict.explanation()));
    }
    throw new CommandFailure(
        ExitCode.FAILED, "Nothing was saved. %s".formatted(verdict.explanation()));
  }

  private static NewCredentials credentials(ProviderCredentials sent) throws CommandFailure {
    return switch (sent) {
      case ProviderCredentials.Twilio twilio when twilio.isApiKey() ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "The platform takes Twilio's auth token, not an API key. Give "
                  + CredentialOptions.TOKEN
                  + ".");
      case ProviderCredentials.Twilio twilio ->
          NewCredentials.ofTwilio(twilio.accountSid(), twilio.secret());
      case ProviderCredentials.Telnyx telnyx -> NewCredentials.ofTelnyx(telnyx.apiKey());
    };
  }

  /// `connections add`.
  @Command(
      name = "add",
      description = {
        "Adds a Twilio or Telnyx account to the organization.",
        "%nThe credentials are tried at the provider first, and explained where they do not do.",
        "%nUntil it is verified it carries no calls; whether it becomes the default all the same is"
            + " asked for.",
        CredentialOptions.HELP
      },
      footer = {
        "%nExamples:",
        "  kallglot-console connections add twilio --label 'Support line' --account-sid AC…",
        "  kallglot-console connections add telnyx --label 'Berlin trunk' --secret-file key.txt"
            + " --default --yes"
      })
  static final class OfNew extends OnPlatform {
    @Parameters(paramLabel = "PROVIDER", description = "${COMPLETION-CANDIDATES}.")
    private Whose whose = Whose.TWILIO;

    @Option(names = "--label", paramLabel = "LABEL", required = true, description = "Its name.")
    private String label = "";

    @Option(names = "--default", description = "Make it the only default.")
    private boolean isDefault;

    @Option(
        names = "--caller-id",
        paramLabel = "NUMBER",
        description = "The number it shows to those it calls.")
    private @Nullable String callerId;

    @Mixin private CredentialOptions credentials = new CredentialOptions();
    @Mixin private YesOption yes = new YesOption();

    OfNew(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      E164 shown = callerId == null ? null : callerId();
      Profile profile = chosen();
      TelephonyConfiguration configuration = managed(profile, "Adding a connection");
      NewCredentials tried = tried(profile, whose, credentials);
      if (isDefault) {
        DefaultQuestion.ask(yes, context, label, "is new and unverified", configuration);
      }
      var connection =
          new NewConnection(
              Provider.valueOf(whose.name()), label, isDefault ? true : null, shown, tried);
      ConnectionDesk desk = desk(profile);
      ProviderConnection added = asked(() -> desk.add(connection));
      return said(
          added,
          "Connection \"%s\" is added as %s, %s. 'connections verify %s' lets the platform try it."
              .formatted(added.label(), added.id(), Cells.lower(added.status()), added.id()));
    }

    private E164 callerId() throws CommandFailure {
      return E164.parse(String.valueOf(callerId))
          .orElseThrow(() ->
              new CommandFailure(
                  ExitCode.USAGE,
                  "--caller-id '%s' is not in E.164, such as +493023125001.".formatted(callerId)));
    }
  }

  /// One connection that is there.
  abstract static class OfOne extends OnPlatform {
    @Parameters(paramLabel = "CONNECTION", description = "Its id, pcon_…, or its label.")
    String typed = "";

    private OfOne(Context context) {
      super(context);
    }
  }

  /// `connections verify`.
  @Command(
      name = "verify",
      description =
          "Lets the platform try a connection's credentials at the provider. Exits 1 where they do"
              + " not do.",
      footer = {"%nExamples:", "  kallglot-console connections verify 'Old account'"})
  static final class OfVerify extends OfOne {
    OfVerify(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      Profile profile = chosen();
      ProviderConnection asked = Choice.of(managed(profile, "Verifying a connection"), typed);
      ConnectionDesk desk = desk(profile);
      ProviderConnection now = asked(() -> desk.verify(asked));
      String error = now.lastError() == null ? "" : ": " + now.lastError().replaceFirst("\\.$", "");
      var _ =
          said(now, "Connection \"%s\" %s%s.".formatted(now.label(), StatusWords.of(now), error));
      return (now.status() == ProviderConnection.Status.ACTIVE ? ExitCode.PASSED : ExitCode.FAILED)
          .value();
    }
  }

  /// `connections credentials`.
  @Command(
      name = "credentials",
      description = {
        "Replaces a connection's credentials; the ones it has are gone then.",
        CredentialOptions.HELP
      },
      footer = {
        "%nExamples:",
        "  kallglot-console connections credentials 'Old account' --account-sid AC…",
        "  kallglot-console connections credentials pcon_01HXYZ --secret-file key.txt --yes"
      })
  static final class OfCredentials extends OfOne {
    @Mixin private CredentialOptions credentials = new CredentialOptions();
    @Mixin private YesOption yes = new YesOption();

    OfCredentials(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      Profile profile = chosen();
      ProviderConnection old = Choice.of(managed(profile, "Replacing credentials"), typed);
      var whose = Whose.of(old.provider());
      NewCredentials fresh = tried(profile, whose, credentials);
      yes.agree(
          context,
          "The credentials of connection \"%s\" are replaced. The platform cannot show or restore those it has."
              .formatted(old.label()),
          "Replace them?");
      ConnectionDesk desk = desk(profile);
      ProviderConnection now = Overtaken.done(asked(() -> desk.replaceCredentials(old, fresh)));
      return said(
          now,
          "Connection \"%s\" has new credentials and %s."
              .formatted(now.label(), StatusWords.of(now)));
    }
  }

  /// `connections delete`.
  @Command(
      name = "delete",
      description = "Deletes a connection, for good. The account at the provider stays.",
      footer = {
        "%nExamples:",
        "  kallglot-console connections delete 'Old account'",
        "  kallglot-console connections delete pcon_01HXYZ --yes"
      })
  static final class OfGone extends OfOne {
    @Mixin private YesOption yes = new YesOption();

    OfGone(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      Profile profile = chosen();
      ProviderConnection old = Choice.of(managed(profile, "Deleting a connection"), typed);
      String standard =
          old.isDefault()
              ? " It is the default: none is left then, and sessions that ask for no route are"
                  + " refused."
              : "";
      yes.agree(
          context,
          "Connection \"%s\" (%s) is deleted for good; sessions that name it are refused then.%s"
              .formatted(old.label(), old.id(), standard),
          "Delete it?");
      ConnectionDesk desk = desk(profile);
      var _ = Overtaken.done(asked(() -> desk.delete(old)));
      return said(old, "Connection \"%s\" is deleted.".formatted(old.label()));
    }
  }
}
