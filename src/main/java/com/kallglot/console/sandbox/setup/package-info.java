/// What organizations are given and may do: what they begin with, whole configurations, limits, how
/// their orders go, how the platform reads and behaves. May use sandbox.http, sandbox.platform,
/// sandbox.store, wire, telephony and Gson; the resources are those of the control area.
@NullMarked
package com.kallglot.console.sandbox.setup;

import org.jspecify.annotations.NullMarked;
