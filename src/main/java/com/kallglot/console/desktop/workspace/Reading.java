package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.workspace.Workspace.Opened;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reaches a profile and reads its configuration. Blocks.
final class Reading {
  private final Services services;

  Reading(Services services) {
    this.services = services;
  }

  /// What was read, and how long it took.
  record Read(Opened opened, Mode mode, Duration took) {}

  /// @param known reaches the profile already; null where it has to be reached
  /// @param before is told what an earlier run read, where that may be shown meanwhile
  /// @param came is told the numbers page by page
  Read read(
      ProfileEntry chosen,
      @Nullable Opened known,
      BiConsumer<Opened, TelephonyConfiguration> before,
      Consumer<List<PhoneNumber>> came)
      throws Exception {
    Opened reached = known == null || isElsewhere(known.profile()) ? null : known;
    if (reached == null) {
      Profile profile = services.profile(chosen.name());
      var first = new Opened(profile, services.organization(profile), services.modes(profile));
      reached = first;
      if (profile.kind() != Profile.Kind.SANDBOX) { // which is another one after each start
        first.modes().lastRead().ifPresent(kept -> before.accept(first, kept));
      }
    }
    long began = System.nanoTime();
    Mode found = reached.modes().find(came);
    return new Read(reached, found, Duration.ofNanos(System.nanoTime() - began));
  }

  /// A sandbox that another program ran may have ended, and another one be in its place.
  private boolean isElsewhere(Profile known) throws ServiceException {
    return known.kind() == Profile.Kind.SANDBOX
        && !services.profile(known.name()).apiBase().equals(known.apiBase());
  }
}
