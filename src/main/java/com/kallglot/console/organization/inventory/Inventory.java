package com.kallglot.console.organization.inventory;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What is kept of one profile's telephony, whole and at one moment.
///
/// @param revision grows by one with each change
/// @param apiBase the platform it describes
/// @param startedAt when the user agreed to keep it
/// @param changedAt when it was last written
public record Inventory(
    long revision,
    String apiBase,
    Instant startedAt,
    Instant changedAt,
    List<KeptNumber> numbers,
    List<KeptConnection> connections,
    KeptSip sip) {
  /// What a [TelephonyConfiguration] from here names as its source.
  public static final String SOURCE = "inventory";

  /// What every listing, resolution and check on it says.
  public static final String NOTICE = "kept on this computer, not on the platform";

  public Inventory {
    numbers = List.copyOf(numbers);
    connections = List.copyOf(connections);
    Set<Object> names = new HashSet<>();
    for (KeptNumber number : numbers) {
      distinct(names, number.number());
    }
    for (KeptConnection connection : connections) {
      distinct(names, connection.id());
    }
    if (connections.stream().filter(KeptConnection::isDefault).count() > 1) {
      throw new IllegalArgumentException("Two connections are the default");
    }
  }

  private static void distinct(Set<Object> names, Object name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException(name + " is in it twice");
    }
  }

  static Inventory empty(String apiBase, Instant now) {
    return new Inventory(0, apiBase, now, now, List.of(), List.of(), KeptSip.AS_DOCUMENTED);
  }

  /// The configuration of whoever asked nobody: nothing set up, SIP as publicly documented.
  public static TelephonyConfiguration nothing() {
    return empty("", Instant.EPOCH).configuration(Instant.EPOCH);
  }

  static String etag(long changedIn) {
    return "kept-" + changedIn;
  }

  /// The revision that the next write makes.
  long next() {
    return revision + 1;
  }

  /// As the resolver wants it.
  ///
  /// @param readAt when the file was read
  public TelephonyConfiguration configuration(Instant readAt) {
    return new TelephonyConfiguration(
        numbers.stream().map(KeptNumber::asPhoneNumber).toList(),
        connections.stream().map(KeptConnection::asConnection).toList(),
        sip.asSettings(),
        SOURCE,
        readAt);
  }

  public Optional<KeptNumber> number(E164 wanted) {
    return numbers.stream().filter(kept -> kept.number().equals(wanted)).findFirst();
  }

  public Optional<KeptConnection> connection(String id) {
    return connections.stream().filter(kept -> kept.id().equals(id)).findFirst();
  }

  Inventory with(KeptNumber added) {
    List<KeptNumber> all = new ArrayList<>(numbers);
    all.add(added);
    return withNumbers(all);
  }

  Inventory without(KeptNumber gone) {
    return withNumbers(
        numbers.stream().filter(kept -> !kept.number().equals(gone.number())).toList());
  }

  Inventory changed(E164 number, UnaryOperator<KeptNumber> change) {
    return withNumbers(
        numbers.stream()
            .map(kept -> kept.number().equals(number) ? change.apply(kept) : kept)
            .toList());
  }

  /// At most one is the default: where the added one is, the others are not.
  Inventory with(KeptConnection added) {
    List<KeptConnection> all = new ArrayList<>(added.isDefault() ? noneDefault() : connections);
    all.add(added);
    return withConnections(all);
  }

  Inventory without(KeptConnection gone) {
    return withConnections(
        connections.stream().filter(kept -> !kept.id().equals(gone.id())).toList());
  }

  Inventory changed(String connection, UnaryOperator<KeptConnection> change) {
    return withConnections(
        connections.stream()
            .map(kept -> kept.id().equals(connection) ? change.apply(kept) : kept)
            .toList());
  }

  /// Moves the default in one step.
  Inventory withDefault(String connection) {
    return withConnections(noneDefault()).changed(connection, kept -> kept.madeDefault(next()));
  }

  private List<KeptConnection> noneDefault() {
    return connections.stream()
        .map(kept -> kept.isDefault() ? kept.madeOrdinary(next()) : kept)
        .toList();
  }

  Inventory with(KeptSip changed) {
    return new Inventory(revision, apiBase, startedAt, changedAt, numbers, connections, changed);
  }

  Inventory written(Instant now) {
    return new Inventory(next(), apiBase, startedAt, now, numbers, connections, sip);
  }

  private Inventory withNumbers(List<KeptNumber> changed) {
    return new Inventory(revision, apiBase, startedAt, changedAt, changed, connections, sip);
  }

  private Inventory withConnections(List<KeptConnection> changed) {
    return new Inventory(revision, apiBase, startedAt, changedAt, numbers, changed, sip);
  }
}
