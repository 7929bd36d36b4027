/// The fields that open a Twilio or Telnyx account, judged while they are typed, and their trial at
/// the provider. Secrets are in the fields and in memory and nowhere else.
@NullMarked
package com.kallglot.console.desktop.connections.credentials;

import org.jspecify.annotations.NullMarked;
