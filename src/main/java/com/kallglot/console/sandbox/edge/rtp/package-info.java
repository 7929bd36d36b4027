/// RTP and RTCP (RFC 3550) of all calls on one selector thread: receive, count, echo or play,
/// report. May use sandbox for the behaviours, media for the sounds, and beside it `sdp` for what
/// was agreed and `srtp`.
@NullMarked
package com.kallglot.console.sandbox.edge.rtp;

import org.jspecify.annotations.NullMarked;
