/// Calls of a capture that was made elsewhere (tcpdump, sngrep, a PBX): which messages and packets
/// belong to which leg, and for each the evidence that a diagnosis rests on, as if it had been our
/// own call. A leg is seen from its caller, and legs that are one call are joined.
///
/// May use what `trace` may use.
@NullMarked
package com.kallglot.console.trace.foreign;

import org.jspecify.annotations.NullMarked;
