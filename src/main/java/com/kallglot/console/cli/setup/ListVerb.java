package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;

/// A verb that shows a part of the configuration.
public abstract class ListVerb extends ProfileVerb {
  protected ListVerb(Context context) {
    super(context);
  }

  /// What JSON shows of it.
  protected abstract Object document(TelephonyConfiguration configuration) throws CommandFailure;

  protected abstract Table table(TelephonyConfiguration configuration, Table.Maker tables)
      throws CommandFailure;

  @Override
  public Integer call() throws CommandFailure {
    Mode mode = standing().shown(chosen());
    TelephonyConfiguration configuration = mode.shown().orElseThrow();
    Origin origin = Origin.of(mode);
    List<String> lines =
        new ArrayList<>(
            table(configuration, headings -> new Table(context.terminal().style(), headings))
                .lines());
    lines.addAll(origin.lines());
    print(origin.with(document(configuration)), () -> lines);
    return ExitCode.PASSED.value();
  }
}
