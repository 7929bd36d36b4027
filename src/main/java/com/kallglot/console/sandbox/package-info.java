/// The platform in a box: HTTP API, store, seed data, and the decisions a platform makes, by code
/// of its own. It never uses client, routing or provider, so that "prediction equals reality" is a
/// test and not a tautology. May use wire, telephony, media, Gson and SQLite.
///
/// Its SIP side lives in `sandbox.edge`, which this package does not know: it asks [CallDesk].
@NullMarked
package com.kallglot.console.sandbox;

import org.jspecify.annotations.NullMarked;
