/// JAIN-SIP started, quietened and stopped: which properties it needs and what it must not do. May
/// use JAIN-SIP and telephony.
@NullMarked
package com.kallglot.console.sandbox.edge.stack;

import org.jspecify.annotations.NullMarked;
