/// Sessions while they run: who is connected to them by a stream, what makes them active, and how
/// those connected hear of their end. The WebSocket side asks it, as the SIP side asks the
/// switchboard. May use the packages `sandbox` may use, and of the sandbox store, platform and
/// interpreter.
@NullMarked
package com.kallglot.console.sandbox.live;

import org.jspecify.annotations.NullMarked;
