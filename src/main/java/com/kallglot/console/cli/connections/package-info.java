/// `connections` and its verbs: the organization's own Twilio and Telnyx accounts as the platform
/// knows them, or as they are kept here. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.connections;

import org.jspecify.annotations.NullMarked;
