/// The port to a SIP user agent: accounts, calls, their events, their sound. No native type and no
/// SIP library appears in it, so that everything above runs on the scripted fake as well.
///
/// May use telephony and media. Implementations live in packages of their own below this one.
@NullMarked
package com.kallglot.console.softphone;

import org.jspecify.annotations.NullMarked;
