/// What happens within a session: calls that the platform makes into it, what was said, what was
/// recorded. May use telephony and nothing else of the program.
@NullMarked
package com.kallglot.console.telephony.conversation;

import org.jspecify.annotations.NullMarked;
