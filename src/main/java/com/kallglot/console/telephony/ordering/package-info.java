/// Numbers before they are the organization's: what can be ordered, what its country asks for, and
/// the order itself. May use telephony and nothing else of the program.
@NullMarked
package com.kallglot.console.telephony.ordering;

import org.jspecify.annotations.NullMarked;
