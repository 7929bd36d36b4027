/// `sip` and its verbs: how a PBX may send calls to sessions. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.sip;

import org.jspecify.annotations.NullMarked;
