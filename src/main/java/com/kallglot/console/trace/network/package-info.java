/// What a network lets through and what it changes on the way, as far as OPTIONS and the answers to
/// them tell: no call, no registration, no credentials. May use what `trace` may use.
@NullMarked
package com.kallglot.console.trace.network;

import org.jspecify.annotations.NullMarked;
