/// The command `network` and how its findings are written. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.network;

import org.jspecify.annotations.NullMarked;
