/// What a firewall must let through for the SIP settings, as a table and as text to hand on. May
/// use what the page may.
@NullMarked
package com.kallglot.console.desktop.sip.firewall;

import org.jspecify.annotations.NullMarked;
