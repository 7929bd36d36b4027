/// What happened, on one clock: API exchanges, SIP messages, call events, sound. From it come the
/// figures of a call and the diagnosis: cause, whose fault, on which evidence, and what to change.
///
/// May use telephony, media, client, softphone and stream, whose events it is given, an account's
/// network settings, and JSON, which exchanges are written in. It knows nothing of tests and
/// verdicts, and never of the faults a sandbox was told to make: a diagnosis rests on what a caller
/// can see, or it would be worth nothing on a real platform.
@NullMarked
package com.kallglot.console.trace;

import org.jspecify.annotations.NullMarked;
