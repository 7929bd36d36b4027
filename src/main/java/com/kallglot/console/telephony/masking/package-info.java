/// What must never be kept or shown: one place that knows how credentials look, for everybody who
/// keeps or shows a text. Stands on the JDK alone.
@NullMarked
package com.kallglot.console.telephony.masking;

import org.jspecify.annotations.NullMarked;
