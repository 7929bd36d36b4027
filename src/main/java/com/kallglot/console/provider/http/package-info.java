/// The port `provider` over HTTP, put together: which provider is asked where. May use telephony,
/// OkHttp and the packages beside it, and is used by whoever assembles the program.
@NullMarked
package com.kallglot.console.provider.http;

import org.jspecify.annotations.NullMarked;
