package com.kallglot.console.organization;

import com.kallglot.console.organization.Mode.Name;
import com.kallglot.console.organization.Mode.Remembered;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.InventoryEdits;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides in which mode a profile is, each time anew, and remembers it. Nothing that is kept is
/// ever removed by what a platform answers.
public final class Modes {
  private final Organization organization;
  private final InventoryFile inventory;
  private final ModeMemory memory;
  private final LastRead lastRead;
  private final Clock clock;

  /// @param folder of the profile, for its inventory and what is remembered
  public Modes(Organization organization, Path folder, String apiBase, Clock clock) {
    this.organization = organization;
    this.inventory = inventory(folder, apiBase, clock);
    this.memory = new ModeMemory(folder.resolve("mode.json"), apiBase);
    this.lastRead =
        new LastRead(folder.resolve("last-read.json"), apiBase, organization.client().keyEnding());
    organization.keepIn(lastRead);
    this.clock = clock;
  }

  /// The inventory of the profile of that folder; needs no key, for it asks no platform.
  public static InventoryFile inventory(Path folder, String apiBase, Clock clock) {
    return new InventoryFile(folder.resolve("inventory.json"), apiBase, clock);
  }

  /// Agrees to an inventory, for good; what is kept already stays.
  public Mode.OnInventory startInventory() throws SettingsException {
    Instant now = clock.instant();
    Remembered seen = memory.last().orElseGet(() -> new Remembered(Name.NOT_OFFERED, now));
    return new Mode.OnInventory(
        inventory.start(), now, seen, null, Duration.between(seen.seenAt(), now));
  }

  /// What edits the configuration of a mode; empty where it has none.
  public Optional<Management> management(Mode mode) {
    return switch (mode) {
      case Mode.OnPlatform _ -> Optional.of(new PlatformManagement(organization));
      case Mode.OnInventory _ ->
          Optional.of(new InventoryManagement(new InventoryEdits(inventory)));
      case Mode.AwaitingConsent _, Mode.NoAccess _, Mode.Unknown _ -> Optional.empty();
    };
  }

  /// What was last read of the platform where it manages telephony, without asking it; empty where
  /// it was never read, or was found since not to be readable.
  public Optional<TelephonyConfiguration> lastRead() {
    boolean managed = memory.last().filter(seen -> seen.name() == Name.PLATFORM).isPresent();
    return managed ? lastRead.find() : Optional.empty();
  }

  /// Asks the platform. Blocks.
  ///
  /// @throws OrganizationException only where the waiting was given up
  /// @throws SettingsException the inventory is there and cannot be read
  public Mode find() throws OrganizationException, SettingsException {
    return find(_ -> {});
  }

  /// The same.
  ///
  /// @param came is told the numbers page by page while the rest is read, on another thread
  public Mode find(Consumer<List<PhoneNumber>> came)
      throws OrganizationException, SettingsException {
    return switch (organization.probe(came)) {
      case Capability.Offered offered -> {
        var _ = memory.remember(Name.PLATFORM, clock.instant());
        yield new Mode.OnPlatform(offered.configuration());
      }
      case Capability.NotOffered none -> notOffered(none);
      case Capability.Forbidden forbidden -> {
        var _ = memory.remember(Name.READ_ONLY, clock.instant());
        yield new Mode.NoAccess(said(forbidden.answer()));
      }
      case Capability.Unclear unclear -> unclear(unclear.problem());
    };
  }

  private Mode notOffered(Capability.NotOffered none) throws SettingsException {
    Remembered seen = memory.remember(Name.NOT_OFFERED, clock.instant());
    Optional<Inventory> kept = inventory.read();
    return kept.isPresent()
        ? new Mode.OnInventory(kept.get(), clock.instant(), seen, null, Duration.ZERO)
        : new Mode.AwaitingConsent(said(none.answer()));
  }

  /// The last state holds, with its age.
  private Mode unclear(OrganizationException problem) throws SettingsException {
    Instant now = clock.instant();
    Optional<Remembered> last = memory.last();
    if (last.isEmpty()) {
      return new Mode.Unknown(problem, null, Duration.ZERO, null);
    }
    Duration age = Duration.between(last.get().seenAt(), now);
    Optional<Inventory> kept =
        last.get().name() == Name.NOT_OFFERED ? inventory.read() : Optional.empty();
    return kept.isPresent()
        ? new Mode.OnInventory(kept.get(), now, last.get(), said(problem), age)
        : new Mode.Unknown(problem, last.get(), age, lastRead().orElse(null));
  }

  private static String said(OrganizationException answer) {
    return String.valueOf(answer.getMessage());
  }
}
