package com.kallglot.console.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers of a provider's account, read to the end or as far as it went.
public sealed interface NumberReading {
  List<WiredNumber> numbers();

  /// All there are.
  record Whole(List<WiredNumber> numbers) implements NumberReading {
    public Whole {
      numbers = List.copyOf(numbers);
    }
  }

  /// Those that were read before something went wrong; there may be more.
  ///
  /// @param numbers possibly none
  record CutShort(List<WiredNumber> numbers, Explanation explanation, @Nullable ProviderWords said)
      implements NumberReading {
    public CutShort {
      numbers = List.copyOf(numbers);
    }
  }
}
