/// What Telnyx is asked and what its answers mean: balance, numbers and connections of its API v2.
/// May use telephony, OkHttp's addresses and `provider.exchange`.
@NullMarked
package com.kallglot.console.provider.telnyx;

import org.jspecify.annotations.NullMarked;
