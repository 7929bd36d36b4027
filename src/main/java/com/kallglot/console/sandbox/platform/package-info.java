/// The platform's own resources and rules: sessions and the decision about their route, numbers,
/// connections, SIP settings. May use sandbox.http, sandbox.store, sandbox.account and
/// sandbox.ordering, wire, telephony and Gson; never routing, whose predictions are checked against
/// what is decided here.
@NullMarked
package com.kallglot.console.sandbox.platform;

import org.jspecify.annotations.NullMarked;
