/// The sound of calls on PJSIP's bridge: what is sent, what is kept, measured and recorded of it,
/// and this computer's microphone and speaker.
///
/// May use softphone, telephony, media and `org.pjsip`. The null device is the clock of all sound
/// and stays it: microphone and speaker are a port each on the bridge, so that a device that hangs,
/// vanishes or runs wild takes nothing but its own sound with it. Native objects are made, joined
/// and deleted on the engine's thread.
@NullMarked
package com.kallglot.console.softphone.pjsip.sound;

import org.jspecify.annotations.NullMarked;
