/// The sandbox's SIP side: signalling on UDP, TCP and TLS, digest, a registrar for test lines,
/// calls carried out as the platform planned them, and made where it orders them. It decides
/// nothing about routes: it asks [CallDesk][ com.kallglot.console.sandbox.CallDesk] and reports
/// back.
///
/// May use sandbox (its package only, never the reverse), telephony, media and JAIN-SIP, which
/// appears in this package, in `stack` and in `message` and nowhere else: not PJSIP, so that the
/// engine under test meets a stranger. What needs no SIP stack is in packages of its own below this
/// one: `digest`, `sdp`, `rtp`, `srtp`, `tls`; none of them knows this one.
@NullMarked
package com.kallglot.console.sandbox.edge;

import org.jspecify.annotations.NullMarked;
