package com.kallglot.console.cli.providers;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `provider` and its verbs.
public final class ProviderCommand {
  private ProviderCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(new TryCredentials(context), new ListWiring(context));
  }
}
