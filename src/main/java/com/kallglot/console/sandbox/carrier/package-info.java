/// Twilio and Telnyx in a box: the documented endpoints that tell about an account, its numbers and
/// their wiring, with seeded accounts for everything that can be wrong with them. Credentials
/// decide what is answered, never ids. Read only: other methods are refused as documented.
///
/// May use telephony, Gson and the JDK's HTTP server, and nothing else of the sandbox or the
/// program; above all never `provider`, which is tested against it.
@NullMarked
package com.kallglot.console.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
