/// Why a cause is what it is, as values to show: the evidence for it, strongest first, and which of
/// it decides; the message and the lines that say so; how far the call came, hop by hop; what was
/// offered beside what was required; how two messages differ. Words are left to whoever shows them.
///
/// May use what `trace` may use.
@NullMarked
package com.kallglot.console.trace.evidence;

import org.jspecify.annotations.NullMarked;
