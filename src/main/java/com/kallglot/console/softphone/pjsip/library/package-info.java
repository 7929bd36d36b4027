/// The file that the telephone engine is loaded from.
///
/// May use softphone; no native type, since it is asked before anything native is loaded.
@NullMarked
package com.kallglot.console.softphone.pjsip.library;

import org.jspecify.annotations.NullMarked;
