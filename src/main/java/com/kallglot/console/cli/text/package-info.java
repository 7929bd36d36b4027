/// How results look on a terminal: tables, steps, colours. Makes text from records and prints
/// nothing. May use what the commands show: calltest, routing, trace, telephony.
@NullMarked
package com.kallglot.console.cli.text;

import org.jspecify.annotations.NullMarked;
