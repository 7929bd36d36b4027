package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;

/// A route as typed.
public final class RouteOption {
  private RouteOption() {}

  public static Route parse(String text) throws CommandFailure {
    return Route.parse(text)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "'%s' is no route. Routes are sip, default, stream, number:+E164 (as number:+19785550140) and connection:ID (as connection:pcon_01HXYZ; 'connections list' shows them)."
                    .formatted(text)));
  }
}
