package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import javax.sip.ServerTransaction;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// An INVITE that begins a call, understood.
///
/// @param offer null where the INVITE had no body
record Invitation(
    Arrival arrival,
    SipProvider provider,
    ServerTransaction transaction,
    Request request,
    @Nullable SessionDescription offer) {}
