/// What a platform answered, kept as a file that shows the form of every answer and nothing of the
/// customer, to be replayed in the tests.
///
/// May use client, settings and telephony, and Gson for bodies of any shape: a tape is made with
/// the very client that it is replayed to.
@NullMarked
package com.kallglot.console.tape;

import org.jspecify.annotations.NullMarked;
