/// What a firewall before a PBX must let through, from the SIP settings alone. May use telephony.
@NullMarked
package com.kallglot.console.pbx.firewall;

import org.jspecify.annotations.NullMarked;
