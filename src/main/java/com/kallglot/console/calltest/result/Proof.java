package com.kallglot.console.calltest.result;

/// What a test has to show to pass.
public enum Proof {
  /// The far end echoes: signal and digits come back.
  ECHO,
  /// A real platform, one party: answered, sound both ways, this session became active.
  LEG,
  /// Both parties are here: a sentence in one language arrives in the other.
  TRANSLATION
}
