/// Where the requests of an account go, for the engine that sends them and for whoever tries the
/// way there: both must find the same server. May use the softphone's port and the JDK's DNS.
@NullMarked
package com.kallglot.console.softphone.lookup;

import org.jspecify.annotations.NullMarked;
