/// One call: placed, fed with a signal, listened to, hung up, and what it showed. Knows nothing of
/// sessions and routes. May use softphone, media, trace and telephony.
@NullMarked
package com.kallglot.console.calltest.leg;

import org.jspecify.annotations.NullMarked;
