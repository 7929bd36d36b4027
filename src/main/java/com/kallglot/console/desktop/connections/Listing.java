package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.provider.NumberReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of one account, as far as they are known here.
public sealed interface Listing {
  /// Who listed them.
  enum Source {
    /// The platform, when it last verified the account: without where calls to them end.
    PLATFORM,
    /// The provider itself, just now.
    PROVIDER,
    /// The provider, when they were written down.
    INVENTORY
  }

  /// Nobody asked yet.
  record Unread() implements Listing {}

  /// @param before what was known of the same account, to be seen meanwhile; null for nothing
  record Reading(Cancellable<?> work, @Nullable Known before) implements Listing {}

  /// @param readAt null where each row says it for itself
  /// @param cut why there may be more; null where these are all
  record Known(
      List<NumberRow> rows,
      Source source,
      @Nullable Instant readAt,
      NumberReading.@Nullable CutShort cut)
      implements Listing {
    public Known {
      rows = List.copyOf(rows);
    }
  }

  record Broken(Failure failure) implements Listing {}
}
