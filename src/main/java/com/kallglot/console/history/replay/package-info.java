/// What is known of requests, tried again on a configuration that is not yet: saved drafts and the
/// sessions made from this console, before a change is saved.
///
/// May use organization and settings, which keep them, and routing, draft, telephony. It asks no
/// platform and changes nothing.
@NullMarked
package com.kallglot.console.history.replay;

import org.jspecify.annotations.NullMarked;
