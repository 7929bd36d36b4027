/// The telephone engine: PJSIP behind the softphone port. Owns the native library, the one thread
/// that may call it, and every native object.
///
/// May use softphone, telephony, media and, it alone, `org.pjsip`. The rules that keep the process
/// alive: one Endpoint at a time; every call into the library on the engine's thread, which handles
/// PJSIP's events as well, so that callbacks and commands never meet; every native object has an
/// owner who deletes it there, and never inside a callback.
@NullMarked
package com.kallglot.console.softphone.pjsip;

import org.jspecify.annotations.NullMarked;
