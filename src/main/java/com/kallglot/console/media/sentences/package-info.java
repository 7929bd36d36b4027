/// The recorded sentences that come with the program: to be said by whoever tests, and to be known
/// by whoever stands in for an interpreter. Both have them from here and nothing else of each
/// other. May use media.
@NullMarked
package com.kallglot.console.media.sentences;

import org.jspecify.annotations.NullMarked;
