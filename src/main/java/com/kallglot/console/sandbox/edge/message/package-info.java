/// SIP messages read and written: bodies and addresses of requests, responses, and the INVITE of a
/// call from here. Uses JAIN-SIP and what needs no stack (`sdp`); knows no call.
@NullMarked
package com.kallglot.console.sandbox.edge.message;

import org.jspecify.annotations.NullMarked;
