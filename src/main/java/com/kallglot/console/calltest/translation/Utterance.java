package com.kallglot.console.calltest.translation;

/// A sentence that one party was made to say to the other.
///
/// @param saidNanos when it was asked to, by [System#nanoTime]; the sound follows
/// @param untilNanos how long the other party was listened to for it
record Utterance(Party from, Party to, Phrase phrase, long saidNanos, long untilNanos) {}
