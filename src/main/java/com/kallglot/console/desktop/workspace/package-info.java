/// What all screens look at: the profile in use, its configuration as last read and how that went,
/// what can be undone. State of the JavaFX thread, changed by nothing else. May use what the
/// desktop may use; knows no screen.
@NullMarked
package com.kallglot.console.desktop.workspace;

import org.jspecify.annotations.NullMarked;
