/// How the platform would route a session request, and why: five steps, each explained, under a
/// reading of the public text that can be switched. May use telephony and nothing else: pure,
/// immutable, without I/O, so that a what-if is just another evaluation.
@NullMarked
package com.kallglot.console.routing;

import org.jspecify.annotations.NullMarked;
