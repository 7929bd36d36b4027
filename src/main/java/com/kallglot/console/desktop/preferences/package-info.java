/// The Settings page: profiles with their keys, looks and language, shortcuts, and in the package
/// below what the network lets through; and what the window says at its first start, or where the
/// key of a profile is missing. May use what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.preferences;

import org.jspecify.annotations.NullMarked;
