/// The Numbers page: the numbers of the profile as a table, one of them in detail, how it is
/// written for whom, and what is kept by hand where the platform manages none. Begin with
/// [NumbersController]; what its parts share is [NumbersModel]. May use what the desktop may use.
@NullMarked
package com.kallglot.console.desktop.numbers;

import org.jspecify.annotations.NullMarked;
