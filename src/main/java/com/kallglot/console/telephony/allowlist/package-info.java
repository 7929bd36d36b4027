/// Which addresses may send SIP calls, and what a change of that would refuse: addresses and blocks
/// ([AddressBlock]), a list while it is written ([AllowlistDraft]), what a change means for those
/// seen lately ([AllowlistChange]). Whoever edits an allowlist decides by this, so that no PBX is
/// locked out unseen. May use telephony and the IPAddress library, whose types stay in here.
@NullMarked
package com.kallglot.console.telephony.allowlist;

import org.jspecify.annotations.NullMarked;
