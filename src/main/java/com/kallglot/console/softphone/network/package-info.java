/// How an account reaches its servers and is reached: addresses, ports, NAT, session timers. Values
/// only, for forms, the command line and the engine alike. May use the JDK and telephony.
@NullMarked
package com.kallglot.console.softphone.network;

import org.jspecify.annotations.NullMarked;
