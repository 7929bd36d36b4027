/// The numbers of the account that is looked at on the page Connections, with where calls to each
/// of them end and why. Begin with [NumbersController]. May use what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.connections.numbers;

import org.jspecify.annotations.NullMarked;
