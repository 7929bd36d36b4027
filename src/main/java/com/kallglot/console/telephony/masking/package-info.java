/// What must never be kept or shown: one place that knows how credentials look, and digits that
/// were keyed in a call, for everybody who keeps or shows a text ([Masking]), and one that knows
/// how telephone numbers look, for screens that others see ([NumberMasking]). Stands on the JDK
/// alone.
@NullMarked
package com.kallglot.console.telephony.masking;

import org.jspecify.annotations.NullMarked;
