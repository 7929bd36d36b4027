/// What was on the wire of a call, kept while it lasts and written as a capture that Wireshark and
/// tshark open.
///
/// The writer is ours, some 300 lines: of the maintained libraries pcap4j needs the native libpcap,
/// and io.pkts writes the old format alone, which has no room for a second link type or a remark,
/// so that decrypted SIP could not be marked as such. May use what `trace` may use.
@NullMarked
package com.kallglot.console.trace.capture;

import org.jspecify.annotations.NullMarked;
