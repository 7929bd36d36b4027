package com.kallglot.console.cli.network;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Origin;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.pbx.firewall.FirewallSheet;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.network.NetworkView;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// What the network between here and a platform's SIP access lets through and changes.
@Command(
    name = "network",
    description = {
      "Shows what this network lets through towards the platform: addresses, NAT, and each SIP"
          + " transport tried by name, connection, TLS and OPTIONS, with the sheet for a firewall.",
      "Nothing is called and no credentials are sent. Ports of sound can only be tried by a call:"
          + " 'kallglot-console call --route sip' does it."
    },
    footer = {
      "%nExit codes: 0 a transport answered, 3 none did.",
      "%nExamples:",
      "  kallglot-console network",
      "  kallglot-console network --profile acme --json"
    })
public final class NetworkCommand extends ProfileVerb {
  public NetworkCommand(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Profile profile = chosen();
    Mode mode = standing().shown(profile);
    SipSettings sip = mode.shown().orElseThrow().sip();
    NetworkView view = NetworkView.of(sip, profile.trustedCa());
    FirewallSheet sheet = FirewallSheet.of(sip);
    Origin origin = Origin.of(mode);
    print(origin.with(NetworkDocument.of(view, sip, sheet)), () -> text(view, sip, sheet, origin));
    return (view.isReached() ? ExitCode.PASSED : ExitCode.UNREACHABLE).value();
  }

  private List<String> text(NetworkView view, SipSettings sip, FirewallSheet sheet, Origin origin) {
    List<String> lines =
        new ArrayList<>(new NetworkText(context.terminal().style()).of(view, sip, sheet));
    lines.addAll(origin.lines());
    return lines;
  }
}
