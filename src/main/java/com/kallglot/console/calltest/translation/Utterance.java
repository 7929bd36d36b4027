package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.sentences.Recording;

/// A sentence that one party was made to say to the other.
///
/// @param saidNanos when it was asked to, by [System#nanoTime]; the sound follows
/// @param untilNanos how long the other party was listened to for it
record Utterance(Party from, Party to, Recording phrase, long saidNanos, long untilNanos) {}
