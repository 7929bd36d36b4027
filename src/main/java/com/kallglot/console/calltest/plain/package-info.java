/// Calls with no platform in them: one that is placed and judged by what it was told to expect, and
/// the end that answers. May use what `calltest` may use.
@NullMarked
package com.kallglot.console.calltest.plain;

import org.jspecify.annotations.NullMarked;
