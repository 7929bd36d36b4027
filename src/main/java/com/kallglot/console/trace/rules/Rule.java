package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Cause;
import java.util.Optional;

/// One way to explain a call. It answers where it knows, and leaves the rest to the rules after it.
@FunctionalInterface
interface Rule {
  Optional<Cause> explain(Facts facts);
}
