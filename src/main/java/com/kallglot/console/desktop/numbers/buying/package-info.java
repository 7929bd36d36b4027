/// Buying numbers on the Numbers page: what can be bought, the one question, and orders followed to
/// their end. What is under way is in [Purchases]; the work is done by `organization`. May use what
/// the desktop may use.
@NullMarked
package com.kallglot.console.desktop.numbers.buying;

import org.jspecify.annotations.NullMarked;
