/// What the verbs of `numbers`, `connections`, `sip` and `inventory` share: how a profile stands
/// with its platform, what is said of an edit, what is asked before one that cannot be undone. May
/// use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.setup;

import org.jspecify.annotations.NullMarked;
