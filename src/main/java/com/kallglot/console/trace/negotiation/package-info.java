/// What offer and answer (RFC 3264) said of each medium of a call, side by side, each point with
/// the line that decided it.
///
/// SDP is read here by lines, not by a library: what decided has to be quoted as it was written,
/// and a description that breaks the grammar is the one worth explaining. NIST's parser, on the
/// class path with JAIN-SIP, keeps neither line nor number, throws at the first error, and its
/// JSR-141 interfaces are under a licence that this program cannot use. May use telephony and
/// softphone.
@NullMarked
package com.kallglot.console.trace.negotiation;

import org.jspecify.annotations.NullMarked;
