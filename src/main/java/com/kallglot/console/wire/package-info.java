/// What both ends of the HTTP API share: the JSON form of the domain, the paths, the list and error
/// envelopes. May use telephony (the records it writes and reads), draft and Gson. Client and
/// sandbox use it; nothing above them does.
///
/// Reading is tolerant where the platform may grow (unknown fields and enum values, absent lists)
/// and strict where a wrong value would be shown as a fact (types, times, numbers).
@NullMarked
package com.kallglot.console.wire;

import org.jspecify.annotations.NullMarked;
