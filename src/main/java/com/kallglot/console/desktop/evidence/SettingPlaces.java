package com.kallglot.console.desktop.evidence;

import com.kallglot.console.trace.CauseCode.Setting;
import java.util.Optional;

/// Leads to where a setting is changed.
@FunctionalInterface
public interface SettingPlaces {
  /// What opens the place; empty where this program has none for the call at hand.
  Optional<Runnable> of(Setting setting);
}
