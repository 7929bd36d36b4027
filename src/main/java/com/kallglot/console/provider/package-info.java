/// A customer's own Twilio and Telnyx accounts, asked directly and not through the platform: do the
/// credentials work, which numbers are there, and where does a call to each of them end?
///
/// This package is the port: what is asked and what can come of it, as values that explain
/// themselves. It may use telephony, and of the program nothing else but `wire.http`, which knows
/// no platform either. `provider.http` asks over HTTP (Gson, OkHttp); whoever shows an answer needs
/// only what is here. Nothing throws: that a provider refuses, fails or lies is what this package
/// is about, so it is an answer.
@NullMarked
package com.kallglot.console.provider;

import org.jspecify.annotations.NullMarked;
