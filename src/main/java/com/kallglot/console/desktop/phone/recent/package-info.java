/// The calls that are remembered, as a list to look at them again and to call again.
@NullMarked
package com.kallglot.console.desktop.phone.recent;

import org.jspecify.annotations.NullMarked;
