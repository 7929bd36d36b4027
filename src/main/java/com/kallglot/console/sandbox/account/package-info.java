/// The provider accounts that connections stand for: their secrets kept sealed, and tried at the
/// provider, over HTTP. May use telephony, Gson and the JDK, and nothing else of the sandbox; never
/// `provider`, so that what the console finds out and what the platform finds out are two opinions.
@NullMarked
package com.kallglot.console.sandbox.account;

import org.jspecify.annotations.NullMarked;
