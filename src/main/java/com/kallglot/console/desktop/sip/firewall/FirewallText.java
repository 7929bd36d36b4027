package com.kallglot.console.desktop.sip.firewall;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.pbx.firewall.FirewallRule;
import com.kallglot.console.pbx.firewall.FirewallRule.Direction;
import com.kallglot.console.pbx.firewall.FirewallRule.Purpose;
import com.kallglot.console.pbx.firewall.FirewallSheet;
import com.kallglot.console.telephony.SipSettings;

/// The firewall sheet in words: for the table, and whole for whoever keeps the firewall.
final class FirewallText {
  private final Messages messages;

  FirewallText(Messages messages) {
    this.messages = messages;
  }

  String purpose(FirewallRule rule) {
    return messages.of("firewall.purpose", rule.purpose());
  }

  String direction(FirewallRule rule) {
    return messages.of("firewall.direction", rule.direction());
  }

  String remote(FirewallRule rule) {
    return String.join(", ", rule.remote());
  }

  String ports(FirewallRule rule) {
    return rule.protocol()
        + " "
        + (rule.remotePorts() == null
            ? messages.get(
                rule.purpose() == Purpose.CALLS_FROM_PLATFORM
                    ? "firewall.ports.yours"
                    : "firewall.ports.unsaid")
            : rule.remotePorts());
  }

  String note(FirewallSheet sheet) {
    String ports =
        sheet.rules().stream()
                .anyMatch(rule -> rule.purpose() == Purpose.MEDIA && rule.remotePorts() == null)
            ? messages.get("firewall.note.ports") + " "
            : "";
    String names = sheet.addressesKnown() ? "" : messages.get("firewall.note.names") + " ";
    return ports + names + messages.get("firewall.note");
  }

  String whole(SipSettings sip, FirewallSheet sheet) {
    var text = new StringBuilder(messages.get("firewall.text.head", sip.domain())).append('\n');
    for (FirewallRule rule : sheet.rules()) {
      text.append("- ")
          .append(
              messages.get(
                  rule.direction() == Direction.OUT ? "firewall.text.out" : "firewall.text.in",
                  purpose(rule),
                  remote(rule),
                  ports(rule)))
          .append('\n');
    }
    return text.append(note(sheet)).append('\n').toString();
  }
}
