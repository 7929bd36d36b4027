package com.kallglot.console.trace.foreign.frame;

/// One packet of a capture as it stands there.
///
/// @param atNanos since 1970
/// @param link what it begins with, as numbered by tcpdump.org (LINKTYPE_…)
/// @param device which interface of the file it came by
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(long atNanos, int link, int device, byte[] bytes) {}
