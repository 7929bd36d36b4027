/// The rules of the diagnosis, each for one way in which a call goes wrong, and what they read from
/// the evidence. May use what `trace` may.
@NullMarked
package com.kallglot.console.trace.rules;

import org.jspecify.annotations.NullMarked;
