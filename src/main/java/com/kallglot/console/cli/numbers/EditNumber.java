package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.EditVerb;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The verbs of `numbers` that can be undone.
abstract class EditNumber extends EditVerb<PhoneNumber> {
  @Parameters(paramLabel = "NUMBER", description = "In E.164, such as +493023125001, or its id.")
  private String number = "";

  private EditNumber(Context context) {
    super(context);
  }

  abstract NumberEdit wanted();

  @Override
  protected PhoneNumber find(TelephonyConfiguration configuration) throws CommandFailure {
    return Choice.of(configuration, number);
  }

  @Override
  protected PhoneNumber withEtag(PhoneNumber object, String wanted) {
    return object.at(wanted);
  }

  @Override
  protected Edited<PhoneNumber> edit(Management management, PhoneNumber object)
      throws OrganizationException, SettingsException {
    return management.edit(object, wanted());
  }

  @Override
  protected String sentence(PhoneNumber now) {
    String label = now.label() == null ? "no label" : "label \"" + now.label() + "\"";
    return now.phoneNumber() + " is " + Cells.lower(now.status()) + ", with " + label;
  }

  /// `numbers label`.
  @Command(
      name = "label",
      description = "Names a number; an empty label takes its name away.",
      footer = {
        "%nExamples:",
        "  kallglot-console numbers label +493023125001 'Front desk'",
        "  kallglot-console numbers label +493023125001 ''"
      })
  static final class OfLabel extends EditNumber {
    @Parameters(index = "1", paramLabel = "LABEL", description = "What it is called from now on.")
    private String label = "";

    OfLabel(Context context) {
      super(context);
    }

    @Override
    NumberEdit wanted() {
      return new NumberEdit.Label(label);
    }
  }

  /// `numbers suspend`.
  @Command(
      name = "suspend",
      description = "Takes a number out of use: sessions that ask for it are refused.",
      footer = {"%nExamples:", "  kallglot-console numbers suspend +493023125001"})
  static final class OfSuspend extends EditNumber {
    OfSuspend(Context context) {
      super(context);
    }

    @Override
    NumberEdit wanted() {
      return new NumberEdit.Suspend();
    }
  }

  /// `numbers activate`.
  @Command(
      name = "activate",
      description = "Takes a suspended number into use again.",
      footer = {"%nExamples:", "  kallglot-console numbers activate +493023125001"})
  static final class OfActivate extends EditNumber {
    OfActivate(Context context) {
      super(context);
    }

    @Override
    NumberEdit wanted() {
      return new NumberEdit.Activate();
    }
  }
}
