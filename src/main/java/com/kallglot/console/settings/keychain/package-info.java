/// Keys and passwords of profiles in the keychain of the system, and in which order they are looked
/// for: the environment, what was typed since the start, the keychain. Reached over D-Bus, as GNOME
/// and KDE offer it; where there is none, that is said and the secret asked for. May use settings,
/// telephony and the D-Bus library, which nothing else may.
@NullMarked
package com.kallglot.console.settings.keychain;

import org.jspecify.annotations.NullMarked;
