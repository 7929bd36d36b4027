/// Causes in the languages of the desktop.
///
/// May use what `trace` may. What a cause says of itself is English, for reports and the command
/// line; other languages have one sentence per kind of cause, and its values stay in the evidence.
@NullMarked
package com.kallglot.console.trace.words;

import org.jspecify.annotations.NullMarked;
