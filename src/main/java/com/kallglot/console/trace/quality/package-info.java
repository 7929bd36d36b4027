/// How a call sounds while it lasts, second by second: loss, jitter, round trip and estimated MOS
/// out of the counters that the softphone tells once a second, and the warnings that follow from
/// them. Pure functions of [CallEvent]s; the judgement of a whole call rests on the same ones.
///
/// May use softphone and media.
@NullMarked
package com.kallglot.console.trace.quality;

import org.jspecify.annotations.NullMarked;
