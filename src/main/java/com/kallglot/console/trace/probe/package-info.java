/// Tries what the network lets through to a SIP server, step by step, without a call.
///
/// May use what `trace` may; it starts nothing but its own few packets, and only when told to.
@NullMarked
package com.kallglot.console.trace.probe;

import org.jspecify.annotations.NullMarked;
