package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Step;
import com.kallglot.console.routing.Step.State;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands at a station of the picture: the reason in a sentence, and what was asked beside
/// what was found.
final class StationWords {
  private final Messages messages;
  private final DomainWords words;
  private final Explained explained;

  /// One fact: its name and its value.
  record Fact(String name, String value) {}

  StationWords(Messages messages, Explained explained) {
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.explained = explained;
  }

  String state(Step step) {
    return messages.of("station.state", step.state());
  }

  String reason(Step step) {
    String prefix = "station." + step.n() + ".";
    if (step.state() == State.NOT_REACHED) {
      return notReached(step, prefix);
    }
    return switch (step.method()) {
      case CONNECTION_ID -> ofConnection(step, prefix, explained.named().orElse(null));
      case SIP -> messages.of("station.2", step.state());
      case PHONE_NUMBER -> ofNumber(step, prefix);
      case DEFAULT_CONNECTION -> ofDefault(step);
      case NO_ROUTE -> messages.get("station.5.blocked");
    };
  }

  private String notReached(Step step, String prefix) {
    int decider = explained.resolution().decidedBy().map(Step::n).orElse(0);
    if (decider == 0) {
      return messages.get(
          explained.resolution().outcome() instanceof Outcome.StreamOnly
              ? "station.stream"
              : "station.shape");
    }
    if (step.n() == 4) {
      return explained
          .standard()
          .filter(StationWords::isActive)
          .map(connection ->
              messages.get(
                  "station.4.would",
                  words.quoted(connection.label()),
                  words.provider(connection.provider())))
          .orElseGet(() -> messages.get("station.4.nothing"));
    }
    if (step.n() == 5) {
      return messages.get("station.5.not_reached");
    }
    return step.asked() != null
        ? messages.get("station.decided", decider)
        : messages.get(prefix + "not_asked");
  }

  private String ofConnection(Step step, String prefix, @Nullable ProviderConnection named) {
    if (step.state() == State.NOT_REQUESTED) {
      return messages.get(prefix + "not_requested");
    }
    if (named == null) {
      return messages.get("station.1.missing", String.valueOf(explained.request().connectionId()));
    }
    return isActive(named)
        ? messages.get("station.1.matched", words.quoted(named.label()))
        : messages.get("station.1.unusable", words.quoted(named.label()), words.status(named));
  }

  private String ofNumber(Step step, String prefix) {
    if (step.state() == State.NOT_REQUESTED) {
      return messages.get(prefix + "not_requested");
    }
    if (step.state() == State.MATCHED) {
      return messages.get("station.3.matched");
    }
    String ends = step.state() == State.NONE ? "station.3.falls" : "station.never";
    String flaw =
        explained
            .number()
            .map(number -> messages.get("station.3.unusable", words.status(number)))
            .orElseGet(() -> messages.get("station.3.missing"));
    return flaw + " " + messages.get(ends);
  }

  private String ofDefault(Step step) {
    if (step.state() == State.MATCHED) {
      String label = explained.standard().map(ProviderConnection::label).orElse("");
      return messages.get("station.4.matched", words.quoted(label));
    }
    return explained
        .standard()
        .map(connection ->
            messages.get(
                "station.4.unusable", words.quoted(connection.label()), words.status(connection)))
        .orElseGet(() -> messages.get("station.4.none"));
  }

  List<Fact> facts(Step step) {
    List<Fact> facts = new ArrayList<>();
    switch (step.method()) {
      case CONNECTION_ID -> {
        add(facts, "asked", asked(step));
        explained
            .named()
            .ifPresentOrElse(
                connection -> describe(facts, connection),
                () -> add(facts, "have", activeConnections()));
      }
      case SIP -> {
        add(facts, "asked", asked(step));
        var sip = explained.configuration().sip();
        add(facts, "sip", messages.get(sip.enabled() ? "fact.on" : "fact.off"));
        add(facts, "user", sip.username());
      }
      case PHONE_NUMBER -> {
        add(facts, "asked", asked(step));
        explained
            .number()
            .ifPresentOrElse(
                number -> describe(facts, number), () -> add(facts, "owned", activeNumbers()));
      }
      case DEFAULT_CONNECTION ->
          explained
              .standard()
              .ifPresentOrElse(
                  connection -> describe(facts, connection),
                  () -> add(facts, "have", activeConnections()));
      case NO_ROUTE -> {
        add(facts, "code", "400");
        add(facts, "when", messages.get("fact.when.no_default"));
      }
    }
    return facts;
  }

  private void describe(List<Fact> facts, ProviderConnection connection) {
    add(facts, "name", connection.label());
    add(facts, "status", words.status(connection));
    add(facts, "via", words.provider(connection.provider()));
  }

  private void describe(List<Fact> facts, PhoneNumber number) {
    add(facts, "found", Objects.requireNonNullElse(number.label(), number.id()));
    add(facts, "status", words.status(number));
    add(facts, "via", words.provider(number.provider()));
  }

  private void add(List<Fact> facts, String name, String value) {
    facts.add(new Fact(messages.get("fact." + name), value));
  }

  private String asked(Step step) {
    return step.asked() == null ? messages.get("fact.nothing") : step.asked();
  }

  private String activeConnections() {
    var all = explained.configuration().connections();
    long active = all.stream().filter(StationWords::isActive).count();
    return messages.get("fact.active", active, all.size());
  }

  private String activeNumbers() {
    var all = explained.configuration().numbers();
    long active = all.stream().filter(n -> n.status() == PhoneNumber.Status.ACTIVE).count();
    return messages.get("fact.active", active, all.size());
  }

  private static boolean isActive(ProviderConnection connection) {
    return connection.status() == ProviderConnection.Status.ACTIVE;
  }
}
