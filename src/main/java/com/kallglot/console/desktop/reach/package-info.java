/// Whether the platform can be reached by SIP from here: its transports tried ([SipReach]) and the
/// credentials of the last call ([LastAuthentication]). State of the JavaFX thread. May use
/// workspace, trial, trace and calltest's results; knows no screen.
@NullMarked
package com.kallglot.console.desktop.reach;

import org.jspecify.annotations.NullMarked;
