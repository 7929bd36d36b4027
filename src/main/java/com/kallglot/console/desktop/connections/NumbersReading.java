package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.Listing.Source;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ProviderConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// Reads the numbers of accounts: from the provider where its credentials were typed here, and
/// otherwise what the platform or the inventory knows.
public final class NumbersReading {
  private final ConnectionsModel model;
  private final CredentialDeeds deeds;
  private final Workspace workspace;
  private final Services services;
  private final Background background;
  private final Clock clock;
  private final ObservableMap<String, Listing> listings = FXCollections.observableHashMap();
  private final Map<String, Basis> bases = new HashMap<>();

  /// What a listing rests on: of another account, or verified anew, its numbers are others.
  private record Basis(ProviderConnection.Credentials of, @Nullable Instant verifiedAt) {
    static Basis of(ProviderConnection connection) {
      return new Basis(connection.credentials(), connection.lastVerifiedAt());
    }
  }

  public NumbersReading(
      ConnectionsModel model,
      CredentialDeeds deeds,
      Workspace workspace,
      Services services,
      Background background,
      Clock clock) {
    this.model = model;
    this.deeds = deeds;
    this.workspace = workspace;
    this.services = services;
    this.background = background;
    this.clock = clock;
    workspace.entry().subscribe(_ -> forget());
    workspace.configuration().subscribe(_ -> settle());
  }

  private void forget() {
    listings.values().forEach(NumbersReading::cancel);
    listings.clear();
    bases.clear();
  }

  /// Drops what was read of another account than the connection has now, and what could not be
  /// read, so that it is asked for again.
  private void settle() {
    if (workspace.configuration().get() == null) {
      return;
    }
    for (String id : List.copyOf(listings.keySet())) {
      Optional<ProviderConnection> now = model.find(id);
      boolean same = now.map(Basis::of).filter(basis -> basis.equals(bases.get(id))).isPresent();
      if (!same || listings.get(id) instanceof Listing.Broken) {
        cancel(listings.getOrDefault(id, new Listing.Unread()));
        listings.remove(id);
      }
    }
  }

  /// By the id of the connection.
  public ObservableMap<String, Listing> listings() {
    return listings;
  }

  public Listing of(ProviderConnection connection) {
    return listings.getOrDefault(connection.id(), new Listing.Unread());
  }

  /// Asks again whoever could not be asked.
  public void readAgain(ProviderConnection connection) {
    if (model.credentialsOf(connection.id()).isPresent()) {
      readFromProvider(connection);
    } else {
      listings.remove(connection.id());
      offer(connection);
    }
  }

  /// What is known without credentials, where nothing was read yet.
  public void offer(ProviderConnection connection) {
    if (of(connection) instanceof Listing.Unread || isKept(of(connection))) {
      if (workspace.standing().get() instanceof Standing.OnInventory(var mode)) {
        offerKept(connection, mode.inventory());
      } else if (workspace.standing().get() instanceof Standing.OnPlatform) {
        readFromPlatform(connection);
      }
    }
  }

  private static boolean isKept(Listing listing) {
    return listing instanceof Listing.Known known && known.source() == Source.INVENTORY;
  }

  private void offerKept(ProviderConnection connection, Inventory inventory) {
    List<AccountNumber> kept =
        inventory.connection(connection.id()).map(KeptConnection::numbers).orElse(List.of());
    Instant readAt = kept.stream().map(AccountNumber::readAt).findFirst().orElse(null);
    bases.put(connection.id(), Basis.of(connection));
    listings.put(
        connection.id(),
        new Listing.Known(
            kept.stream().map(NumberRow::of).toList(), Source.INVENTORY, readAt, null));
  }

  private void readFromPlatform(ProviderConnection connection) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    read(
        connection,
        () -> {
          Instant now = clock.instant();
          var rows =
              opened.organization().connections().numbers(connection).stream()
                  .map(NumberRow::of)
                  .toList();
          return new Listing.Known(rows, Source.PLATFORM, now, null);
        },
        Function.identity());
  }

  /// Asks the provider, with what was typed here; what is read whole of a connection of the
  /// inventory is written down.
  public void readFromProvider(ProviderConnection connection) {
    Workspace.Opened opened = workspace.opened().get();
    Optional<ProviderCredentials> credentials = model.credentialsOf(connection.id());
    if (opened == null || credentials.isEmpty()) {
      return;
    }
    boolean kept = workspace.standing().get() instanceof Standing.OnInventory;
    read(
        connection,
        () -> {
          var addresses = services.addresses(opened.profile());
          Instant now = clock.instant();
          NumberReading reading =
              services.providers(opened.profile()).numbers(credentials.get(), addresses);
          return new Provided(reading, now);
        },
        provided -> {
          if (kept && provided.reading() instanceof NumberReading.Whole whole) {
            writeDown(connection, whole, provided.at());
          }
          return provided.listing();
        });
  }

  /// What a provider answered.
  private record Provided(NumberReading reading, Instant at) {
    Listing listing() {
      return new Listing.Known(
          reading.numbers().stream().map(NumberRow::of).toList(),
          Source.PROVIDER,
          at,
          reading instanceof NumberReading.CutShort cut ? cut : null);
    }
  }

  private void writeDown(ProviderConnection of, NumberReading.Whole whole, Instant at) {
    List<AccountNumber> numbers =
        whole.numbers().stream().flatMap(number -> kept(number, at).stream()).toList();
    deeds.imported(of, numbers);
  }

  private static Optional<AccountNumber> kept(WiredNumber number, Instant at) {
    return E164.parse(number.number())
        .map(called ->
            new AccountNumber(
                called,
                number.name(),
                number.wiring().reach().name().toLowerCase(Locale.ROOT),
                number.wiring().reason(),
                at));
  }

  private <T> void read(
      ProviderConnection connection, Callable<T> question, Function<T, ? extends Listing> listing) {
    Listing before = of(connection);
    cancel(before);
    var work = new Cancellable<>(question);
    Listing.Known known =
        switch (before) {
          case Listing.Known whole -> whole;
          case Listing.Reading(var _, var whole) -> whole;
          case Listing.Unread _, Listing.Broken _ -> null;
        };
    var reading = new Listing.Reading(work, known);
    bases.put(connection.id(), Basis.of(connection));
    listings.put(connection.id(), reading);
    background.run(
        work,
        answer -> settle(connection, reading, () -> listing.apply(answer)),
        problem ->
            settle(
                connection,
                reading,
                () ->
                    problem instanceof CancellationException
                        ? known
                        : new Listing.Broken(Failure.of(problem))));
  }

  /// @param now what is known then; null where nothing is, as before. Asked for only while the
  ///   reading is still wanted
  private void settle(
      ProviderConnection connection,
      Listing.Reading reading,
      Supplier<? extends @Nullable Listing> now) {
    if (reading.equals(listings.get(connection.id()))) {
      Listing known = now.get();
      if (known == null) {
        listings.remove(connection.id());
      } else {
        listings.put(connection.id(), known);
      }
    }
  }

  public void cancel(ProviderConnection connection) {
    cancel(of(connection));
  }

  private static void cancel(Listing listing) {
    if (listing instanceof Listing.Reading(var work, var _)) {
      work.cancel();
    }
  }
}
