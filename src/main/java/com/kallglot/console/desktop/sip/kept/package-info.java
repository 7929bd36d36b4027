/// The SIP access where the platform manages none: written down by hand as the portal shows it
/// ([KeptController]), kept on this computer, without a password.
@NullMarked
package com.kallglot.console.desktop.sip.kept;

import org.jspecify.annotations.NullMarked;
