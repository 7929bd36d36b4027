/// Session descriptions (RFC 8866): read, answered by RFC 3264, written. May use telephony, sandbox
/// for what an offer is called, and `srtp` for the suites and keys of RFC 4568.
@NullMarked
package com.kallglot.console.sandbox.edge.sdp;

import org.jspecify.annotations.NullMarked;
