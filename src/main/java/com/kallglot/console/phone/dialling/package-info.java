/// What somebody means who types into the dial field, why it is not dialled where it is not, and
/// what was dialled before. Asks nobody and dials nothing. May use what `phone` may.
@NullMarked
package com.kallglot.console.phone.dialling;

import org.jspecify.annotations.NullMarked;
