/// Options that several commands share, and what their words mean. May use what `cli` may use.
@NullMarked
package com.kallglot.console.cli.option;

import org.jspecify.annotations.NullMarked;
