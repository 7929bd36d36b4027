/// Digest access authentication (RFC 7616, RFC 8760) on strings: nonces, and whether a response is
/// right. Knows no SIP stack. May use sandbox for the credentials.
@NullMarked
package com.kallglot.console.sandbox.edge.digest;

import org.jspecify.annotations.NullMarked;
