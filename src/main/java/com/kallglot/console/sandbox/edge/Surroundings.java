package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.edge.message.Replies;
import com.kallglot.console.sandbox.edge.rtp.RtpEngine;
import java.net.InetAddress;

/// What all calls share.
record Surroundings(
    CallDesk desk,
    Replies replies,
    RtpEngine rtp,
    Schedule schedule,
    EdgeTimers timers,
    InetAddress address) {}
