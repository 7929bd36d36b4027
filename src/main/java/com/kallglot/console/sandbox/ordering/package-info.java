/// Numbers on sale and what becomes of their orders. May use sandbox.http for refusals,
/// sandbox.store and telephony; knows neither paths nor bodies.
@NullMarked
package com.kallglot.console.sandbox.ordering;

import org.jspecify.annotations.NullMarked;
