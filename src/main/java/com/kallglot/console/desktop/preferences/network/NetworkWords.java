package com.kallglot.console.desktop.preferences.network;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.network.NetworkView;
import com.kallglot.console.trace.network.NetworkView.Remark;
import com.kallglot.console.trace.network.NetworkView.Way;
import com.kallglot.console.trace.network.OwnAddresses.OwnAddress;
import com.kallglot.console.trace.network.Translation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The findings in words: for the screen, and whole for whoever keeps the network.
final class NetworkWords {
  private static final String NOTHING = "–";

  private final Messages messages;

  NetworkWords(Messages messages) {
    this.messages = messages;
  }

  String kind(WayRow row) {
    return row.transport().kind().name();
  }

  /// How long a step took, or why it failed; a dash where it is none of this transport's.
  String step(WayRow row, Step step) {
    return row.way() == null
        ? messages.get("network.trying")
        : row.attempt(step).map(this::words).orElse(NOTHING);
  }

  private String words(Attempt attempt) {
    if (attempt.outcome() != Outcome.OK) {
      return messages.of("network.outcome", attempt.outcome());
    }
    long millis = attempt.took().toMillis();
    return millis < 1 ? messages.get("network.took.less") : messages.get("network.took", millis);
  }

  String translation(WayRow row) {
    Way way = row.way();
    if (way == null) {
      return "";
    }
    return switch (way.translation()) {
      case NONE -> messages.get("network.nat.none");
      case UNKNOWN -> NOTHING;
      case PORT, ADDRESS, ADDRESS_AND_PORT -> translated(way, way.found().ends());
    };
  }

  private String translated(Way way, Reachability.@Nullable Ends ends) {
    if (ends == null) {
      return NOTHING;
    }
    return way.translation() == Translation.ADDRESS
        ? messages.get("network.nat.address", ends.address(), String.valueOf(ends.seenAddress()))
        : messages.get(
            "network.nat.port",
            ends.address() + ":" + ends.port(),
            ends.seenAddress() + ":" + ends.seenPort());
  }

  String own(List<OwnAddress> addresses) {
    return messages.get(
        "network.own",
        addresses.isEmpty()
            ? messages.get("network.own.none")
            : addresses.stream()
                .map(own -> own.address() + " (" + own.network() + ")")
                .collect(Collectors.joining(", ")));
  }

  String seen(NetworkView view) {
    return view.seenAs()
        .map(address -> messages.get("network.seen", address))
        .orElse(messages.get("network.seen.not"));
  }

  String remark(Remark remark, NetworkView view) {
    String key = "network.remark." + remark.name().toLowerCase(Locale.ROOT);
    return messages.get(key, view.seenAs().orElse(messages.get("network.seen.unknown")));
  }

  /// All of it, without the sheet for the firewall, which is copied by itself.
  String whole(NetworkView view, String domain) {
    var text = new StringBuilder(messages.get("network.text.head", domain)).append('\n');
    text.append(own(view.addresses())).append('\n').append(seen(view)).append('\n');
    for (Way way : view.ways()) {
      var row = new WayRow(way.transport(), way);
      text.append("- ").append(kind(row)).append(' ').append(row.place()).append(": ");
      text.append(
          way.found().attempts().stream()
              .map(tried -> messages.of("network.step", tried.step()) + " " + words(tried))
              .collect(Collectors.joining(", ")));
      text.append("; ").append(messages.get("network.nat")).append(": ");
      text.append(translation(row)).append('\n');
    }
    view.remarks().forEach(remark -> text.append(remark(remark, view)).append('\n'));
    return text.toString();
  }
}
