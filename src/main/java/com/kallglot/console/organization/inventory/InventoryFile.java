package com.kallglot.console.organization.inventory;

import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.settings.KeptFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipSettings.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The inventory of one profile in its file, for any number of threads and processes. That there is
/// one means that the user agreed to keep it.
public final class InventoryFile {

  private final KeptFile file;
  private final String apiBase;
  private final Clock clock;

  /// @param apiBase of the profile: an inventory of another platform is not taken for one of this
  public InventoryFile(Path path, String apiBase, Clock clock) {
    this.file =
        new KeptFile(
            path,
            "Correct it, or start over: 'inventory start --over' moves it aside and begins an empty"
                + " one.");
    this.apiBase = apiBase;
    this.clock = clock;
  }

  public Path path() {
    return file.path();
  }

  /// What is kept now, or empty where the user never agreed to keep anything.
  public Optional<Inventory> read() throws SettingsException {
    Optional<String> text = file.read();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Inventory kept = InventoryJson.read(file, text.get());
    if (!kept.apiBase().equals(apiBase)) {
      throw file.malformed(
          "it describes %s, and the profile is now of %s".formatted(kept.apiBase(), apiBase), null);
    }
    return Optional.of(kept);
  }

  /// The user agrees; what is kept already stays.
  public Inventory start() throws SettingsException {
    return file.locked(() -> {
      Optional<Inventory> kept = read();
      return kept.isPresent() ? kept.get() : write(Inventory.empty(apiBase, clock.instant()));
    });
  }

  /// The user agrees anew: what is kept is moved aside, whatever it is, and an empty one begun.
  ///
  /// @return where the one before is now; empty where there was none
  public Optional<Path> startOver() throws SettingsException {
    return file.locked(() -> {
      Optional<Path> before = Optional.empty();
      if (Files.exists(file.path())) {
        before = Optional.of(file.setAside(clock.instant()));
      }
      var _ = write(Inventory.empty(apiBase, clock.instant()));
      return before;
    });
  }

  /// Writes a number down; one that is there already stays, and the answer is false.
  public boolean add(KeptNumber number) throws SettingsException {
    return changed(
        kept -> kept.number(number.number()).isPresent() ? kept : kept.with(stamped(number, kept)));
  }

  /// The same for a connection.
  public boolean add(KeptConnection connection) throws SettingsException {
    return changed(kept ->
        kept.connection(connection.id()).isPresent()
            ? kept
            : kept.with(
                connection.isDefault()
                    ? connection.madeDefault(kept.next())
                    : connection.madeOrdinary(kept.next())));
  }

  private static KeptNumber stamped(KeptNumber number, Inventory kept) {
    return number.labelled(number.label(), kept.next());
  }

  /// Crosses a number out; false where it was not there.
  public boolean forget(E164 number) throws SettingsException {
    return changed(kept -> kept.number(number).map(kept::without).orElse(kept));
  }

  /// The same for a connection.
  public boolean forget(String connection) throws SettingsException {
    return changed(kept -> kept.connection(connection).map(kept::without).orElse(kept));
  }

  /// Writes down what the provider listed for a connection; false where there is no such one.
  public boolean imported(String connection, List<AccountNumber> numbers) throws SettingsException {
    return changed(kept ->
        kept.connection(connection).isEmpty()
            ? kept
            : kept.changed(connection, one -> one.withNumbers(numbers, kept.next())));
  }

  /// Writes down how the platform is reached by SIP; what is null stays as it is.
  public void sip(
      @Nullable String username, @Nullable String domain, @Nullable List<Transport> transports)
      throws SettingsException {
    var _ = changed(kept -> kept.with(kept.sip().at(username, domain, transports, kept.next())));
  }

  private boolean changed(UnaryOperator<Inventory> change) throws SettingsException {
    return decided(kept -> {
      Inventory changed = change.apply(kept);
      return new Decision<>(!changed.equals(kept), changed);
    });
  }

  /// What comes of looking at the inventory while nobody else writes.
  ///
  /// @param inventory to be written; the one that was looked at where nothing is to be changed
  record Decision<T>(T answer, Inventory inventory) {}

  <T> T decided(Function<Inventory, Decision<T>> look) throws SettingsException {
    return file.locked(() -> {
      Inventory kept = read().orElseThrow(file::changed);
      Decision<T> decision = look.apply(kept);
      if (!decision.inventory().equals(kept)) {
        write(decision.inventory());
      }
      return decision.answer();
    });
  }

  private Inventory write(Inventory changed) throws SettingsException {
    Inventory next = changed.written(clock.instant());
    file.replace(InventoryJson.write(next));
    return next;
  }
}
