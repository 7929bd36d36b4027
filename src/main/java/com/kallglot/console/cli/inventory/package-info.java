/// `inventory` and its verbs: what is kept on this computer where the platform offers no management
/// of numbers, connections and SIP settings. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.inventory;

import org.jspecify.annotations.NullMarked;
