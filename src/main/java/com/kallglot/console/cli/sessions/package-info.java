/// `sessions` and its verbs: those that this console made, and any other by its id. May use what
/// `cli` may use.
@NullMarked
package com.kallglot.console.cli.sessions;

import org.jspecify.annotations.NullMarked;
