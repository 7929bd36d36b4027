/// One call as a ladder: its SIP messages on a time axis with their retransmissions folded into
/// them, the runs of RTP and RTCP, API exchanges and what the session's stream told beside them,
/// and the marks its figures are read at. Values only, for whoever draws or prints them.
///
/// May use what `trace` may use.
@NullMarked
package com.kallglot.console.trace.ladder;

import org.jspecify.annotations.NullMarked;
