/// What keeps a test from costing more than was agreed, and from calling whom no test may call.
/// Knows plans and numbers, asks nobody and dials nothing. May use the packages `calltest` may use.
@NullMarked
package com.kallglot.console.calltest.guard;

import org.jspecify.annotations.NullMarked;
