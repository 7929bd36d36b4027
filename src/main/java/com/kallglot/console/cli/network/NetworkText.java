package com.kallglot.console.cli.network;

import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.text.Style;
import com.kallglot.console.cli.text.Style.Tone;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.pbx.firewall.FirewallRule;
import com.kallglot.console.pbx.firewall.FirewallSheet;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.network.NetworkView;
import com.kallglot.console.trace.network.NetworkView.Remark;
import com.kallglot.console.trace.network.NetworkView.Way;
import com.kallglot.console.trace.network.OwnAddresses.OwnAddress;
import com.kallglot.console.trace.network.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The findings as lines of text.
final class NetworkText {
  private final Style style;

  NetworkText(Style style) {
    this.style = style;
  }

  List<String> of(NetworkView view, SipSettings sip, FirewallSheet sheet) {
    List<String> lines = new ArrayList<>();
    lines.add("This computer: " + addresses(view.addresses()));
    view.seenAs().ifPresent(seen -> lines.add("Seen by the platform as " + seen));
    if (!sip.enabled()) {
      lines.add("SIP is switched off there: 'sip enable' switches it on.");
    }
    lines.add("");
    if (!view.ways().isEmpty()) {
      lines.addAll(transports(view.ways()).lines());
      lines.add("");
    }
    view.remarks().forEach(remark -> lines.add(words(remark, view)));
    if (!view.remarks().isEmpty()) {
      lines.add("");
    }
    lines.add("To open in a firewall before a PBX:");
    lines.addAll(firewall(sheet).lines());
    if (!sheet.addressesKnown()) {
      lines.add("The platform does not name all of its addresses; names stand in their place.");
    }
    return lines;
  }

  private static String addresses(List<OwnAddress> addresses) {
    return addresses.isEmpty()
        ? "no address but the loopback"
        : addresses.stream()
            .map(own -> own.address() + " (" + own.network() + ")")
            .collect(Collectors.joining(", "));
  }

  private Table transports(List<Way> ways) {
    var table =
        new Table(style, "TRANSPORT", "PLATFORM", "NAME", "CONNECT", "TLS", "OPTIONS", "NAT");
    for (Way way : ways) {
      table.add(
          List.of(
              Cells.word(way.transport().kind()),
              Cell.of(way.transport().host() + ":" + way.transport().port()),
              step(way.found(), Step.NAME),
              step(way.found(), Step.TCP_CONNECT),
              step(way.found(), Step.TLS_HANDSHAKE),
              step(way.found(), Step.OPTIONS),
              nat(way)));
    }
    return table;
  }

  private static Cell step(Reachability found, Step step) {
    Optional<Attempt> tried = found.attempt(step);
    if (tried.isEmpty()) {
      return Cell.NOTHING;
    }
    Attempt attempt = tried.get();
    if (attempt.outcome() != Outcome.OK) {
      return new Cell(Cells.lower(attempt.outcome()), Tone.BAD);
    }
    long millis = attempt.took().toMillis();
    return new Cell(millis < 1 ? "< 1 ms" : millis + " ms", Tone.GOOD);
  }

  private static Cell nat(Way way) {
    return switch (way.translation()) {
      case NONE -> Cell.of("none");
      case UNKNOWN -> Cell.NOTHING;
      case PORT, ADDRESS, ADDRESS_AND_PORT -> new Cell(translation(way), Tone.WARN);
    };
  }

  private static String translation(Way way) {
    Reachability.Ends ends = way.found().ends();
    if (ends == null) {
      return "";
    }
    String here = ends.address() + ":" + ends.port();
    return way.translation() == Translation.ADDRESS
        ? ends.address() + " → " + ends.seenAddress() + ", port kept"
        : here + " → " + ends.seenAddress() + ":" + ends.seenPort();
  }

  private static String words(Remark remark, NetworkView view) {
    return switch (remark) {
      case NO_TRANSPORTS -> "The SIP settings name no transport: there is nothing to try.";
      case NOTHING_REACHED ->
          "No transport answers. Where a step was refused or silent, a firewall between here and"
              + " the platform is the first to look at; where a name has no address, the DNS.";
      case UDP_DROPPED ->
          "UDP gets no answer where TCP or TLS does: something on the way drops it, and sound,"
              + " which is UDP too, may meet the same. Let the sheet below through, or call over"
              + " TLS and prove the sound: 'kallglot-console call --route sip'.";
      case ONLY_UDP ->
          "Only UDP answers: open the TCP ports of the sheet below for encrypted signalling.";
      case CERTIFICATE ->
          "The TLS certificate is not accepted. Give its authority with the profile's trusted CA,"
              + " or ask the platform for the name that the certificate is for.";
      case BEHIND_NAT ->
          "A NAT is on the way. The allowlist needs %s; a PBX behind it must be told that address"
                  .formatted(view.seenAs().orElse("the address that the platform sees"))
              + " as its external one, and keep its bindings alive (OPTIONS every 15 s).";
    };
  }

  private Table firewall(FirewallSheet sheet) {
    var table = new Table(style, "FOR", "DIRECTION", "PROTOCOL", "PLATFORM", "ITS PORTS");
    for (FirewallRule rule : sheet.rules()) {
      table.add(
          List.of(
              Cell.of(Cells.lower(rule.purpose())),
              Cell.of(Cells.lower(rule.direction())),
              Cell.of(Cells.lower(rule.protocol())),
              Cell.of(String.join(", ", rule.remote())),
              Cell.of(rule.remotePorts() == null ? "any" : rule.remotePorts())));
    }
    return table;
  }
}
