package com.kallglot.console.desktop.overview;

import com.kallglot.console.desktop.editing.Places;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.overview.CheckRow.Item;
import com.kallglot.console.desktop.overview.CheckRow.Mend;
import com.kallglot.console.desktop.overview.CheckRow.State;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Meant;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is set up in a profile and what is to mend, from the configuration alone. A click is
/// offered only where nobody else is touched by it: on a sandbox; elsewhere the page to do it on is
/// opened.
final class Checklist {
  private final Messages messages;
  private final DomainWords words;
  private final Profile profile;
  private final TelephonyConfiguration configuration;
  private final Standing standing;
  private final List<Item> items = new ArrayList<>();

  Checklist(
      Messages messages, Profile profile, TelephonyConfiguration configuration, Standing standing) {
    this.messages = messages;
    this.words = new DomainWords(messages);
    this.profile = profile;
    this.configuration = configuration;
    this.standing = standing;
    addApi();
    addDefault();
    configuration.connections().forEach(this::addConnection);
    addSip();
    addNumbers();
    addMeans();
  }

  /// What is broken first, what is ready last.
  List<Item> items() {
    return items.stream().sorted(Comparator.comparing(Item::state)).toList();
  }

  private void addApi() {
    if (standing instanceof Standing.Offline(var _, var why)) {
      String title = messages.of("banner", why.kind());
      items.add(item(State.BROKEN, "fth-x-circle", title, why.detail(), null));
      return;
    }
    add(State.READY, "fth-check-circle", "check.api", profile.apiBase());
  }

  private void addDefault() {
    Optional<ProviderConnection> standard =
        Meant.standard(configuration).filter(Checklist::isActive);
    if (standard.isPresent()) {
      items.add(
          item(
              State.READY,
              "fth-check-circle",
              messages.get("check.default.ready", words.quoted(standard.get().label())),
              words.provider(standard.get().provider()),
              null));
      return;
    }
    Mend mend =
        configuration.connections().stream()
            .filter(Checklist::isActive)
            .findFirst()
            .map(each -> mend("check.default.mend", new Edit.MakeDefault(each.id(), each.label())))
            .orElse(null);
    items.add(
        item(
            State.BROKEN,
            "fth-x-circle",
            messages.get("check.default.none"),
            messages.get("check.default.none.detail"),
            mend));
  }

  private void addConnection(ProviderConnection connection) {
    String label = words.quoted(connection.label());
    switch (connection.status()) {
      case ACTIVE -> {}
      case DISABLED ->
          items.add(
              item(
                  State.ATTENTION,
                  "fth-pause-circle",
                  messages.get("check.connection.disabled", label),
                  messages.get("check.connection.ends"),
                  mend(
                      "check.connection.enable",
                      new Edit.ActivateConnection(connection.id(), connection.label()))));
      case UNVERIFIED, INVALID_CREDENTIALS, UNKNOWN ->
          items.add(
              item(
                  State.BROKEN,
                  "fth-x-circle",
                  messages.get("check.connection.unusable", label),
                  words.status(connection)
                      + (connection.lastError() == null ? "" : ": " + connection.lastError()),
                  new Mend.Lead(
                      messages.get("check.connection.mend"),
                      new Edit.ActivateConnection(connection.id(), connection.label()))));
    }
  }

  private void addSip() {
    SipSettings sip = configuration.sip();
    if (!sip.enabled()) {
      items.add(
          item(
              State.BROKEN,
              "fth-x-circle",
              messages.get("check.sip.off"),
              messages.get("check.sip.off.detail"),
              mend("edit.sip.enable", new Edit.EnableSip())));
      return;
    }
    String transports =
        sip.transports().stream()
            .map(transport -> transport.kind().name())
            .collect(Collectors.joining(", "));
    String detail = transports + " · " + sip.username() + " @ " + sip.domain();
    add(State.READY, "fth-check-circle", "check.sip.ready", detail);
    if (sip.allowlist().mode() == Allowlist.Mode.ANY) {
      items.add(
          item(
              State.ATTENTION,
              "fth-alert-triangle",
              messages.get("check.allowlist.empty"),
              messages.get("check.allowlist.empty.detail"),
              new Mend.Open(messages.get("check.allowlist.mend"), Page.SIP)));
    }
  }

  private void addNumbers() {
    List<PhoneNumber> active =
        configuration.numbers().stream()
            .filter(number -> number.status() == PhoneNumber.Status.ACTIVE)
            .toList();
    if (!active.isEmpty()) {
      String some =
          active.stream()
              .limit(3)
              .map(each ->
                  "%s (%s)"
                      .formatted(
                          words.written(each.phoneNumber()), words.provider(each.provider())))
              .collect(Collectors.joining(" · "));
      items.add(
          item(
              State.READY,
              "fth-check-circle",
              messages.get(
                  active.size() == 1 ? "check.number.one" : "check.numbers", active.size()),
              some,
              null));
    }
    for (PhoneNumber number : configuration.numbers()) {
      if (number.status() == PhoneNumber.Status.SUSPENDED) {
        items.add(suspended(number));
      }
    }
  }

  private Item suspended(PhoneNumber number) {
    return item(
        State.ATTENTION,
        "fth-pause-circle",
        messages.get("check.number.suspended", words.written(number.phoneNumber())),
        messages.get("check.number.ends"),
        mend("check.number.mend", new Edit.ActivateNumber(number.id(), number.phoneNumber())));
  }

  /// What test calls need, which no platform keeps.
  private void addMeans() {
    if (profile.testLine() != null) {
      String line = profile.testLine().username() + " @ " + profile.testLine().domain();
      add(State.READY, "fth-check-circle", "check.line.ready", line);
    } else {
      add(State.ATTENTION, "fth-alert-triangle", "check.line.none", messages.get("check.line.how"));
    }
    if (profile.sip() != null && profile.sip().password() != null) {
      add(
          State.READY,
          "fth-check-circle",
          "check.password.ready",
          messages.get("check.password.ready.detail"));
    } else if (configuration.sip().enabled()) {
      add(
          State.ATTENTION,
          "fth-alert-triangle",
          "check.password.none",
          messages.get("check.password.how"));
    }
  }

  /// One click on a sandbox; elsewhere the page where its consequences are said first.
  private Mend mend(String label, Edit.OfConfiguration edit) {
    if (profile.kind() == Profile.Kind.SANDBOX) {
      return new Mend.Make(messages.get(label), edit);
    }
    String page = messages.of("page", Places.pageOf(edit));
    return new Mend.Lead(messages.get("check.open", page), edit);
  }

  private Item item(State state, String icon, String title, String detail, @Nullable Mend mend) {
    return new Item(state, icon, title, detail, mend);
  }

  private void add(State state, String icon, String title, String detail) {
    items.add(new Item(state, icon, messages.get(title), detail, null));
  }

  private static boolean isActive(ProviderConnection connection) {
    return connection.status() == ProviderConnection.Status.ACTIVE;
  }

  /// The list as it is shown: two parts, each under its head.
  List<CheckRow> rows() {
    List<CheckRow> rows = new ArrayList<>();
    List<Item> all = items();
    List<Item> open = all.stream().filter(item -> item.state() != State.READY).toList();
    if (!open.isEmpty()) {
      rows.add(new CheckRow.Heading(messages.get("check.to_mend"), open.size(), State.BROKEN));
      rows.addAll(open);
    }
    rows.add(
        new CheckRow.Heading(messages.get("check.ready"), all.size() - open.size(), State.READY));
    rows.addAll(all.subList(open.size(), all.size()));
    return rows;
  }

  /// For the stylesheet.
  static String styleClass(State state) {
    return switch (state) {
      case BROKEN -> "bad";
      case ATTENTION -> "warn";
      case READY -> "ok";
    };
  }

  static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
