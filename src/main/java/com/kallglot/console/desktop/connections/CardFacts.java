package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Tried;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.provider.AccountFacts;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// What is known of an account, in a few lines: which it is, when it was verified and what the
/// provider answered, its balance where it was tried from here.
final class CardFacts extends GridPane {
  private static final int MOST = 5;
  private static final double NAMES = 84;

  /// Two lines; the tooltip has all of them.
  private static final double HIGHEST = 32;

  private final CardTools tools;

  CardFacts(CardTools tools) {
    super(12, 4);
    this.tools = tools;
    getStyleClass().add("kg-account-facts");
  }

  private record Fact(String key, String value, String style) {}

  void show(ProviderConnection connection) {
    getChildren().clear();
    List<Fact> all =
        tools.workspace().standing().get() instanceof Standing.OnInventory
            ? written(connection)
            : ofPlatform(connection);
    if (tools.numbers().of(connection) instanceof Listing.Known known) {
      String count = tools.messages().get("card.numbers.count", known.rows().size());
      all.add(new Fact("card.numbers", count, ""));
    }
    all.stream().limit(MOST).forEach(this::add);
  }

  private List<Fact> written(ProviderConnection connection) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("card.id", connection.id(), "kg-mono"));
    if (connection.defaultCallerId() != null) {
      String number = new DomainWords(tools.messages()).written(connection.defaultCallerId());
      facts.add(new Fact("card.caller_id", number, ""));
    }
    return facts;
  }

  private List<Fact> ofPlatform(ProviderConnection connection) {
    List<Fact> facts = new ArrayList<>();
    ProviderConnection.Credentials shown = connection.credentials();
    if (connection.provider() == Provider.TELNYX) {
      facts.add(new Fact("card.key", last4(shown.apiKeyLast4()), "kg-mono"));
    } else {
      facts.add(new Fact("card.sid", brief(shown.accountSid()), "kg-mono"));
      facts.add(new Fact("card.token", last4(shown.authTokenLast4()), "kg-mono"));
    }
    balance(connection).ifPresent(text -> facts.add(new Fact("card.balance", text, "")));
    String verified =
        connection.lastVerifiedAt() == null
            ? tools.messages().get("card.never")
            : tools.moments().at(connection.lastVerifiedAt());
    facts.add(new Fact("card.verified", verified, ""));
    if (connection.lastError() != null) {
      facts.add(new Fact("card.answer", connection.lastError(), "bad"));
    }
    return facts;
  }

  private static String last4(@Nullable String shown) {
    return shown == null ? "–" : "•••• " + shown;
  }

  private static String brief(@Nullable String sid) {
    return sid == null || sid.length() <= 8
        ? Objects.requireNonNullElse(sid, "–")
        : sid.substring(0, 4) + "…" + sid.substring(sid.length() - 4);
  }

  /// Only after a trial: the platform does not tell.
  private Optional<String> balance(ProviderConnection connection) {
    Tried tried = tools.model().tried().get(connection.id());
    return tried != null
            && tried.verdict() instanceof CredentialVerdict.Works(var account, var _)
            && account instanceof AccountFacts.Telnyx telnyx
            && telnyx.balance() != null
        ? Optional.of(telnyx.balance() + " " + Objects.requireNonNullElse(telnyx.currency(), ""))
        : Optional.empty();
  }

  private void add(Fact fact) {
    Label key = Nodes.label(tools.messages().get(fact.key()), "kg-caption", "kg-muted");
    key.setMinWidth(NAMES);
    Label value = Nodes.label(tools.messages().shown(fact.value()), "kg-caption");
    if (!fact.style().isEmpty()) {
      value.getStyleClass().add(fact.style());
    }
    value.setMinWidth(0);
    value.setWrapText(true);
    value.setMaxHeight(HIGHEST);
    value.setTooltip(new Tooltip(value.getText()));
    GridPane.setHgrow(value, Priority.ALWAYS);
    addRow(getRowCount(), key, value);
  }
}
