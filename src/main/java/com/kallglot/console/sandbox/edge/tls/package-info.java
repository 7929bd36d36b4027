/// The sandbox's own certificate authority and the server certificate it signs. Uses the JDK only.
@NullMarked
package com.kallglot.console.sandbox.edge.tls;

import org.jspecify.annotations.NullMarked;
