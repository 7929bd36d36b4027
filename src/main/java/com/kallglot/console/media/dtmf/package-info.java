/// Telephone digits as sound.
///
/// Uses media and nothing else.
@NullMarked
package com.kallglot.console.media.dtmf;

import org.jspecify.annotations.NullMarked;
