/// Everything that was exchanged with the world, on one clock: a table to look through, each entry
/// whole beside it, and ways to take it along. May use what every page may.
@NullMarked
package com.kallglot.console.desktop.activity;

import org.jspecify.annotations.NullMarked;
