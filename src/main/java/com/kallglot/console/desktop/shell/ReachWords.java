package com.kallglot.console.desktop.shell;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.reach.LastAuthentication;
import com.kallglot.console.desktop.reach.LastAuthentication.Verdict;
import com.kallglot.console.desktop.reach.SipReach;
import com.kallglot.console.desktop.shell.StateController.State;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SIP reachability in a few words, and in whole sentences.
final class ReachWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Messages messages;
  private final SipReach.State reach;
  private final LastAuthentication.@Nullable Seen authentication;

  ReachWords(
      Messages messages, SipReach.State reach, LastAuthentication.@Nullable Seen authentication) {
    this.messages = messages;
    this.reach = reach;
    this.authentication = authentication;
  }

  private boolean isRefused() {
    return authentication != null && authentication.verdict() == Verdict.REFUSED;
  }

  State state() {
    return switch (reach) {
      case SipReach.Unknown() -> State.PLAIN;
      case SipReach.Off() -> State.PLAIN;
      case SipReach.Trying _ -> State.WAITING;
      case SipReach.Found found when isRefused() || found.reached() == 0 -> State.BAD;
      case SipReach.Found found ->
          found.reached() == found.found().size() ? State.GOOD : State.DOUBTFUL;
    };
  }

  String brief() {
    return switch (reach) {
      case SipReach.Unknown() -> messages.get("reach.unknown");
      case SipReach.Off() -> messages.get("reach.off");
      case SipReach.Trying _ -> messages.get("reach.trying");
      case SipReach.Found _ when isRefused() -> messages.get("reach.refused");
      case SipReach.Found found when found.reached() == 0 -> messages.get("reach.none");
      case SipReach.Found found -> {
        Map.Entry<Transport, Reachability> best = best(found).orElseThrow();
        yield messages.get("reach.found", best.getKey().kind(), best.getValue().took().toMillis());
      }
    };
  }

  /// The encrypted one first: it is what a PBX should use.
  private static Optional<Map.Entry<Transport, Reachability>> best(SipReach.Found found) {
    return found.found().entrySet().stream()
        .filter(each -> each.getValue().isReached())
        .min(Comparator.comparing(each -> each.getKey().kind() != SipTransport.TLS));
  }

  String whole() {
    String transports =
        switch (reach) {
          case SipReach.Unknown() -> messages.get("reach.unknown.detail");
          case SipReach.Off() -> messages.get("reach.off.detail");
          case SipReach.Trying _ -> messages.get("reach.trying.detail");
          case SipReach.Found found ->
              found.found().entrySet().stream()
                  .map(each -> line(each.getKey(), each.getValue()))
                  .collect(Collectors.joining("\n"));
        };
    return transports + "\n" + credentials();
  }

  private String line(Transport transport, Reachability found) {
    return found.isReached()
        ? messages.get(
            "reach.line.reached",
            transport.kind(),
            transport.host() + ":" + transport.port(),
            found.took().toMillis())
        : messages.get("reach.line.not", transport.kind(), found.summary());
  }

  private String credentials() {
    return authentication == null
        ? messages.get("reach.auth.none")
        : messages.get(
            authentication.verdict() == Verdict.ACCEPTED
                ? "reach.auth.accepted"
                : "reach.auth.refused",
            TIME.format(authentication.at().atZone(ZoneId.systemDefault())),
            authentication.words());
  }
}
