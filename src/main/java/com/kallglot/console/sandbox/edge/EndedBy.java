package com.kallglot.console.sandbox.edge;

import java.util.Locale;

/// Who ended a leg.
enum EndedBy {
  CALLER,
  /// Who was called from here.
  CALLEE,
  PLATFORM,
  /// A planned fault.
  FAULT;

  /// As the report says it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
