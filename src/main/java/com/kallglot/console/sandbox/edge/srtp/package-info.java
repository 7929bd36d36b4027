/// SRTP and SRTCP (RFC 3711, RFC 6188, RFC 7714) with keys from the SDP (RFC 4568), on the JDK's
/// own ciphers. Uses nothing of the program; its tests hold it to an independent implementation.
@NullMarked
package com.kallglot.console.sandbox.edge.srtp;

import org.jspecify.annotations.NullMarked;
