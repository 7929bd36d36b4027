/// A stand-in for the platform's interpreter: it knows a few sentences by their sound, in English
/// and German, and says the other language's recording to the other party after a chosen lag. What
/// it does not know it does not translate.
///
/// It knows parties and sound and nothing of how either comes: calls and streams hand it samples
/// and take samples from it. May use media, telephony, the form in which the store keeps
/// transcripts and, for its control resource, `sandbox.http` and wire.
@NullMarked
package com.kallglot.console.sandbox.interpreter;

import org.jspecify.annotations.NullMarked;
