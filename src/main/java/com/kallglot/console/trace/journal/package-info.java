/// What this console exchanged with the world, as it happens and for as long as it runs: API
/// exchanges, SIP messages and stream events, masked before they are kept, the newest of them only.
/// May use telephony, client, softphone and stream, whose events it is told; what it keeps can be
/// shown by those who know none of them.
@NullMarked
package com.kallglot.console.trace.journal;

import org.jspecify.annotations.NullMarked;
