/// `numbers` and its verbs: what the platform manages, or what is kept of it here. May use what
/// `cli` may use.
@NullMarked
package com.kallglot.console.cli.numbers;

import org.jspecify.annotations.NullMarked;
