/// What the telephone can call from: the accounts that a profile has by itself and those that
/// somebody made, what is kept of them, whether they work. Touches no screen and calls nobody. May
/// use what `phone` may.
@NullMarked
package com.kallglot.console.phone.account;

import org.jspecify.annotations.NullMarked;
