/// Sound written to a file while it comes.
///
/// Uses nothing else of the console. The writer has a thread of its own, so that a slow disk delays
/// no packet, and a queue with an end, so that a dead one takes no memory.
@NullMarked
package com.kallglot.console.media.recording;

import org.jspecify.annotations.NullMarked;
