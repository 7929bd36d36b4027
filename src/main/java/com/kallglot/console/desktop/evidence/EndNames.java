package com.kallglot.console.desktop.evidence;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.softphone.SipMessage;
import java.util.Objects;
import java.util.Optional;

/// What both lifelines are called, and the addresses below.
final class EndNames {
  private final Messages messages;
  private final Evidence evidence;

  EndNames(Messages messages, Evidence evidence) {
    this.messages = messages;
    this.evidence = evidence;
  }

  String here() {
    return switch (evidence.viewpoint()) {
      case OWN -> messages.get("evidence.here");
      case CALLER -> messages.get("evidence.caller");
    };
  }

  String there() {
    String usual =
        switch (evidence.viewpoint()) {
          case OWN -> messages.get("evidence.there");
          case CALLER -> messages.get("evidence.callee");
        };
    return messages.shown(Objects.requireNonNullElse(evidence.farEnd(), usual));
  }

  String hereAddress() {
    return Objects.requireNonNullElseGet(
        evidence.hereAddress(), () -> evidence.capture().local().orElse(""));
  }

  String thereAddress() {
    Optional<SipMessage> first = evidence.capture().messages().stream().findFirst();
    return first.map(message -> message.remote() + " " + message.transport()).orElse("");
  }
}
