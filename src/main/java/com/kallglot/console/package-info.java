/// Where objects are assembled: `Main` chooses desktop, command line or sandbox, `Wiring` builds
/// what that needs and closes it in reverse order. May use everything; nobody uses it.
@NullMarked
package com.kallglot.console;

import org.jspecify.annotations.NullMarked;
