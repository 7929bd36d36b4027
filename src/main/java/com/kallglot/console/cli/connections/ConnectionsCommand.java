package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `connections` and its verbs.
public final class ConnectionsCommand {
  private ConnectionsCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(
        new ListConnections(context),
        new ConnectionNumbers(context),
        new OnPlatform.OfNew(context),
        new OnPlatform.OfVerify(context),
        new OnPlatform.OfCredentials(context),
        new OnPlatform.OfGone(context),
        new EditConnection.OfLabel(context),
        new EditConnection.OfDefault(context),
        new EditConnection.OfEnable(context),
        new EditConnection.OfDisable(context));
  }
}
