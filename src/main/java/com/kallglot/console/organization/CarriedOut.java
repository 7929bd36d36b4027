package com.kallglot.console.organization;

import com.kallglot.console.routing.Edit;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Edits that the platform has taken, all that were asked for or the first of them.
///
/// @param undo what takes back the ones that were made, in this order; empty where nothing does
/// @param now the configuration as read after them, or where that failed as the platform's answers
///   tell of it
/// @param problem why the rest was not made, or why it could not be read what is now; null where
///   all went well
public record CarriedOut(
    List<Edit.OfConfiguration> undo, TelephonyConfiguration now, @Nullable Problem problem) {
  public CarriedOut {
    undo = List.copyOf(undo);
  }

  /// What went wrong after something was made.
  public sealed interface Problem {
    OrganizationException why();

    /// The edits after those that were made were not.
    record NotAllMade(OrganizationException why) implements Problem {}

    /// All was made; what else the platform changed with it is not known.
    record NotRead(OrganizationException why) implements Problem {}
  }
}
