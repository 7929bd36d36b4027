/// The session's WebSocket from the client's side: sound in, sound, words and events out, connected
/// again where the network fails as long as the token lives. The token is in memory only and in
/// nothing that is shown.
///
/// May use wire, telephony, media and OkHttp: a WebSocket beside the API, not above it.
@NullMarked
package com.kallglot.console.stream;

import org.jspecify.annotations.NullMarked;
