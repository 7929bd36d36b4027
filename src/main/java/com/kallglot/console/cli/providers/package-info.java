/// `provider` and its verbs: the customer's own Twilio and Telnyx accounts, asked directly. May use
/// what `cli` may use.
@NullMarked
package com.kallglot.console.cli.providers;

import org.jspecify.annotations.NullMarked;
