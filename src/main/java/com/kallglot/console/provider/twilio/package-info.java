/// What Twilio is asked and what its answers mean: accounts, numbers, trunks and applications of
/// its API of 2010-04-01 and its trunking API. May use telephony, OkHttp's addresses and
/// `provider.exchange`.
@NullMarked
package com.kallglot.console.provider.twilio;

import org.jspecify.annotations.NullMarked;
