package com.kallglot.console.organization;

import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a profile's numbers, connections and SIP settings are known and changed: found by asking the
/// platform, remembered with its age, and decided together with the user.
public sealed interface Mode {
  /// What it is called in JSON and in the memory.
  enum Name {
    PLATFORM,
    INVENTORY,
    NOT_OFFERED,
    READ_ONLY,
    UNKNOWN
  }

  Name name();

  /// What it means, in whole sentences.
  String words();

  /// What routes are predicted from; empty where nothing is known of them.
  default Optional<TelephonyConfiguration> configuration() {
    return Optional.empty();
  }

  /// What may be shown and explained, and not edited or tested: the same, or what was read last of
  /// a platform that cannot be asked now, as [Organization#LAST_READ].
  default Optional<TelephonyConfiguration> shown() {
    return configuration();
  }

  /// The platform manages them, and this key may read them.
  record OnPlatform(TelephonyConfiguration read) implements Mode {
    @Override
    public Name name() {
      return Name.PLATFORM;
    }

    @Override
    public String words() {
      return "Numbers, connections and SIP settings are managed by the platform.";
    }

    @Override
    public Optional<TelephonyConfiguration> configuration() {
      return Optional.of(read);
    }
  }

  /// The platform does not manage them, and the user agreed to keep an inventory.
  ///
  /// @param doubt why that could not be asked again just now; null where it was
  record OnInventory(
      Inventory inventory, Instant readAt, Remembered seen, @Nullable String doubt, Duration age)
      implements Mode {
    @Override
    public Name name() {
      return Name.INVENTORY;
    }

    @Override
    public String words() {
      String notOffered =
          doubt == null
              ? "This platform offers no management of them."
              : "That this platform offers no management of them was seen "
                  + Ages.ago(age)
                  + "; now it cannot be told: "
                  + doubt;
      return "Numbers, connections and SIP settings are "
          + Inventory.NOTICE
          + ", last changed "
          + inventory.changedAt()
          + ". "
          + notOffered;
    }

    @Override
    public Optional<TelephonyConfiguration> configuration() {
      return Optional.of(inventory.configuration(readAt));
    }
  }

  /// The platform does not manage them, and nobody has agreed to an inventory yet.
  record AwaitingConsent(String said) implements Mode {
    @Override
    public Name name() {
      return Name.NOT_OFFERED;
    }

    @Override
    public String words() {
      return "This platform offers no management of numbers, connections and SIP settings ("
          + said
          + ").";
    }
  }

  /// The platform manages them, and this key may not read them; no inventory stands in for that.
  record NoAccess(String said) implements Mode {
    @Override
    public Name name() {
      return Name.READ_ONLY;
    }

    @Override
    public String words() {
      return "This key may not read telephony ("
          + said
          + "). Nothing of it is shown, changed or kept here in its place; a key with the scope"
          + " telephony:read shows it.";
    }
  }

  /// It cannot be told now.
  ///
  /// @param last what was seen last; null where nothing ever was
  /// @param age of that
  /// @param read what was read last; null where that was nothing, or is not to be shown
  record Unknown(
      OrganizationException problem,
      @Nullable Remembered last,
      Duration age,
      @Nullable TelephonyConfiguration read)
      implements Mode {
    @Override
    public Optional<TelephonyConfiguration> shown() {
      return Optional.ofNullable(read);
    }

    /// What is said with everything that was read last; empty where nothing is shown.
    ///
    /// @param now to say how old it is
    public String notice(Instant now) {
      return read == null
          ? ""
          : "last read "
              + Ages.ago(Duration.between(read.readAt(), now))
              + "; the platform cannot be asked now";
    }

    @Override
    public Name name() {
      return Name.UNKNOWN;
    }

    @Override
    public String words() {
      String before =
          last == null
              ? "It was never seen before."
              : "Seen last " + Ages.ago(age) + ": " + last.words() + " That is kept.";
      return "Whether the platform manages numbers, connections and SIP settings cannot be told"
          + " now: "
          + problem.getMessage()
          + " "
          + before;
    }
  }

  /// What was seen once, without what was read then.
  ///
  /// @param name never [Name#UNKNOWN]
  record Remembered(Name name, Instant seenAt) {
    String words() {
      return switch (name) {
        case PLATFORM -> "managed by the platform.";
        case INVENTORY, NOT_OFFERED -> "not offered by the platform.";
        case READ_ONLY -> "not to be read with this key.";
        case UNKNOWN -> "nothing.";
      };
    }
  }
}
