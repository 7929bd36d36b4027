/// What a test is to show, chosen by what is tested
/// ([com.kallglot.console.calltest.proof.ProofChoice]), what a proof asks of a call, and what the
/// far end counted. May use what `calltest` may use.
@NullMarked
package com.kallglot.console.calltest.proof;

import org.jspecify.annotations.NullMarked;
