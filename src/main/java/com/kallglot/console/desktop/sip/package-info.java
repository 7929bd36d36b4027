/// The page SIP / PBX: the access itself ([AccessController]), on what terms calls are taken
/// ([TermsController]), the password ([PasswordController]), who may call ([AllowlistController])
/// and, in the package below, what a firewall must let through. Begin with [SipModel], which holds
/// what is written and not saved. What a change of the allowlist means is telephony's to decide.
@NullMarked
package com.kallglot.console.desktop.sip;

import org.jspecify.annotations.NullMarked;
