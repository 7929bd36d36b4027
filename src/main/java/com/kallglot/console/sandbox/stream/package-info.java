/// The sandbox's WebSocket side, on a port of its own because the JDK's HTTP server has none: takes
/// the connections that `stream.url` points at, hands their sound to the interpreter and tells what
/// was said. It decides nothing: it asks [com.kallglot.console.sandbox.live.StreamDesk].
///
/// May use, of the sandbox, `live` and `interpreter`; wire, telephony, media, Gson and
/// Java-WebSocket, which appears here and nowhere else.
@NullMarked
package com.kallglot.console.sandbox.stream;

import org.jspecify.annotations.NullMarked;
