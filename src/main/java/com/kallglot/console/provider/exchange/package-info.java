/// How a provider is asked over HTTP, whichever it is: read only, with suspicion. May use
/// telephony, Gson and OkHttp.
///
/// Three rules hold here for all providers. Credentials go to the origin they were meant for and to
/// no other: redirects are not followed, and next pages are judged before they are fetched. What
/// providers answer is material, not truth: any field may be absent or of another type. And no
/// secret stays: fields that hold one are dropped while an answer is read ([Answer]), every other
/// text is searched for the secret that was sent ([Mask]), and no exception quotes a body.
@NullMarked
package com.kallglot.console.provider.exchange;

import org.jspecify.annotations.NullMarked;
