/// Runs written down for others to read: today as JSON, whose forms are published in `schema/`. A
/// report is written from what a run left and needs no call, so this may use calltest, trace,
/// routing, draft, telephony and Gson.
@NullMarked
package com.kallglot.console.report;

import org.jspecify.annotations.NullMarked;
