package com.kallglot.console.desktop.workspace;

import com.kallglot.console.settings.Profile;

/// A profile in a list: nothing is started to know this much.
public record ProfileEntry(String name, Profile.Kind kind) {}
