/// What the sandbox remembers, in SQLite: organizations, keys, numbers and their orders,
/// connections and the accounts behind them, SIP access and its accounts, sessions and what was
/// said in them, first successes. May use telephony, Gson and SQLite; knows neither HTTP nor SIP,
/// and decides nothing but what must be decided inside a transaction.
@NullMarked
package com.kallglot.console.sandbox.store;

import org.jspecify.annotations.NullMarked;
