/// The proof that a session translates: a recorded sentence said by one party, its translation
/// waited for at the other, then the other way round. Both parties are the console; what they said
/// and heard is judged afterwards, by sample positions on one monotonic clock.
///
/// Knows parties, sounds and words and nothing of sessions and routes. May use what `calltest` may
/// use; of it `leg` and `result`.
@NullMarked
package com.kallglot.console.calltest.translation;

import org.jspecify.annotations.NullMarked;
