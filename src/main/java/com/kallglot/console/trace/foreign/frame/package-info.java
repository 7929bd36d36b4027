/// A capture made elsewhere, taken apart down to what UDP and TCP carried: files of pcap and
/// pcapng, the links they were made on, IPv4 and IPv6 with their fragments, TCP put in order. What
/// cannot be read of a packet is passed over; a file that is none is told.
///
/// It is ours for the reason that the writer is: of the maintained libraries pcap4j needs the
/// native libpcap, and io.pkts reads neither pcapng nor IPv6. Uses nothing but the JDK.
@NullMarked
package com.kallglot.console.trace.foreign.frame;

import org.jspecify.annotations.NullMarked;
