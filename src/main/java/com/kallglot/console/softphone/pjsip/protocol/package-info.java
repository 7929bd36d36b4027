/// SIP, SDP and RTP as text and bytes: what the engine writes to its log and its tap, read back
/// into events and counters. Pure functions and small state machines without threads.
///
/// May use softphone, telephony and media; no native type, so that every rule of the protocols is
/// tested without the native library.
@NullMarked
package com.kallglot.console.softphone.pjsip.protocol;

import org.jspecify.annotations.NullMarked;
