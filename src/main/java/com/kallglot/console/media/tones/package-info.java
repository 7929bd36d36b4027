/// What a telephone plays to its own user.
///
/// Uses media and nothing else.
@NullMarked
package com.kallglot.console.media.tones;

import org.jspecify.annotations.NullMarked;
