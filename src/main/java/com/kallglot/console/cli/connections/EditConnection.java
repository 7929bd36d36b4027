package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.EditVerb;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.TelephonyConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The verbs of `connections` that can be undone.
abstract class EditConnection extends EditVerb<ProviderConnection> {
  @Parameters(paramLabel = "CONNECTION", description = "Its id, pcon_…, or its label.")
  private String connection = "";

  private EditConnection(Context context) {
    super(context);
  }

  abstract ConnectionEdit wanted();

  @Override
  protected ProviderConnection find(TelephonyConfiguration configuration) throws CommandFailure {
    return Choice.of(configuration, connection);
  }

  @Override
  protected ProviderConnection withEtag(ProviderConnection object, String wanted) {
    return object.at(wanted);
  }

  @Override
  protected Edited<ProviderConnection> edit(Management management, ProviderConnection object)
      throws OrganizationException, SettingsException {
    return management.edit(object, wanted());
  }

  @Override
  protected String sentence(ProviderConnection now) {
    return "Connection \"%s\" %s and is %s"
        .formatted(
            now.label(), StatusWords.of(now), now.isDefault() ? "the default" : "not the default");
  }

  /// `connections label`.
  @Command(
      name = "label",
      description = "Names a connection.",
      footer = {
        "%nExamples:",
        "  kallglot-console connections label pcon_01HXYZ 'Support line'",
        "  kallglot-console connections label 'Support line' 'Sales line'"
      })
  static final class OfLabel extends EditConnection {
    @Parameters(index = "1", paramLabel = "LABEL", description = "What it is called from now on.")
    private String label = "";

    OfLabel(Context context) {
      super(context);
    }

    @Override
    ConnectionEdit wanted() {
      return new ConnectionEdit.Label(label);
    }
  }

  /// `connections default`.
  @Command(
      name = "default",
      description = {
        "Makes a connection the only default: sessions that ask for no route take it from then"
            + " on.",
        "%nWhere it is not active, they are refused then: that is said first and asked for.%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console connections default 'Berlin trunk'",
        "  kallglot-console connections default 'Old account' --yes"
      })
  static final class OfDefault extends EditConnection {
    @Mixin private YesOption yes = new YesOption();

    OfDefault(Context context) {
      super(context);
    }

    @Override
    ConnectionEdit wanted() {
      return new ConnectionEdit.MakeDefault();
    }

    /// Only an active default routes anything (one that is disabled cannot even become it).
    @Override
    protected void agree(ProviderConnection connection, TelephonyConfiguration configuration)
        throws CommandFailure {
      if (connection.isDefault()
          || connection.status() == Status.ACTIVE
          || connection.status() == Status.DISABLED) {
        return;
      }
      DefaultQuestion.ask(
          yes, context, connection.label(), StatusWords.of(connection), configuration);
    }
  }

  /// `connections enable`.
  @Command(
      name = "enable",
      description = "Takes a disabled connection into use again.",
      footer = {"%nExamples:", "  kallglot-console connections enable 'Berlin trunk'"})
  static final class OfEnable extends EditConnection {
    OfEnable(Context context) {
      super(context);
    }

    @Override
    ConnectionEdit wanted() {
      return new ConnectionEdit.Enable();
    }
  }

  /// `connections disable`.
  @Command(
      name = "disable",
      description =
          "Takes a connection out of use. Where it was the default, none is left, and sessions that"
              + " ask for no route are refused.",
      footer = {"%nExamples:", "  kallglot-console connections disable 'Berlin trunk'"})
  static final class OfDisable extends EditConnection {
    OfDisable(Context context) {
      super(context);
    }

    @Override
    ConnectionEdit wanted() {
      return new ConnectionEdit.Disable();
    }
  }
}
