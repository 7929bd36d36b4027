/// The commands, one class each. A command reads its options, asks the services and prints; it
/// holds no logic of calls. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.command;

import org.jspecify.annotations.NullMarked;
