/// An account's network settings made real: in PJSUA2's words, and by asking the servers that they
/// name before PJSIP has to. Uses the bindings as `softphone.pjsip` does.
@NullMarked
package com.kallglot.console.softphone.pjsip.network;

import org.jspecify.annotations.NullMarked;
