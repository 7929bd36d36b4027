package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.Admission;
import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.CallDesk.SipCredential;
import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import com.kallglot.console.sandbox.edge.digest.DigestGate;
import com.kallglot.console.sandbox.edge.message.Addresses;
import com.kallglot.console.sandbox.edge.message.Bodies;
import com.kallglot.console.sandbox.edge.sdp.MalformedSdpException;
import com.kallglot.console.sandbox.edge.sdp.MediaLine;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ServerTransaction;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// Takes the INVITEs that begin a call: who calls, what the desk says to it, and a leg where it is
/// admitted.
final class Invites {
  private final Surroundings around;
  private final Authenticator authenticator;
  private final Addresses addresses;
  private final LegBook book;
  private final Set<String> deciding = ConcurrentHashMap.newKeySet();
  private final DroppedCalls dropped = new DroppedCalls();

  Invites(Surroundings around, Authenticator authenticator, Addresses addresses, LegBook book) {
    this.around = around;
    this.authenticator = authenticator;
    this.addresses = addresses;
    this.book = book;
  }

  void invited(Exchange exchange) {
    Request request = exchange.request();
    String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    if (dropped.contains(callId)) {
      return;
    }
    // A retransmission that overtakes the decision must not be decided as another call
    String attempt =
        callId + ' ' + ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
    if (!deciding.add(attempt)) {
      return;
    }
    try {
      decide(exchange, callId);
    } finally {
      deciding.remove(attempt);
    }
  }

  private void decide(Exchange exchange, String callId) {
    Request request = exchange.request();
    String called = addresses.calledUser(request.getRequestURI());
    if (called == null) {
      exchange.refuse(Response.NOT_FOUND, null, "Nobody has this address here");
      return;
    }
    if (!around.desk().hears(called, exchange.source())) {
      dropped.add(callId);
      return;
    }
    switch (authenticator.judge(request)) {
      case DigestGate.Verdict.Unproven unproven ->
          exchange.answer(authenticator.challenge(unproven.why(), request));
      case DigestGate.Verdict.Proven proven ->
          proven(exchange, callId, called, proven.credential());
    }
  }

  private void proven(Exchange exchange, String callId, String called, SipCredential caller) {
    Request request = exchange.request();
    SessionDescription offer;
    try {
      offer = Bodies.sessionDescription(request);
    } catch (Bodies.UnsupportedBodyException other) {
      exchange.refuse(Response.UNSUPPORTED_MEDIA_TYPE, null, other.getMessage());
      return;
    } catch (MalformedSdpException junk) {
      exchange.refuse(Response.BAD_REQUEST, null, junk.getMessage());
      return;
    }
    Arrival arrival =
        new Arrival(
            callId,
            caller,
            called,
            addresses.callerNumber(request),
            exchange.source(),
            exchange.transport(),
            srtpOffer(offer),
            Bodies.extensionHeaders(request));
    switch (around.desk().arrive(arrival)) {
      case Admission.Dropped gone -> dropped.add(callId);
      case Admission.Refused no -> exchange.refuse(no.status(), no.reason(), no.warning());
      case Admission.Admitted yes -> admitted(exchange, arrival, offer, yes);
    }
  }

  private static SrtpOffer srtpOffer(@Nullable SessionDescription offer) {
    return offer == null
        ? SrtpOffer.NONE
        : offer.audio().map(MediaLine::srtpOffer).orElse(SrtpOffer.NONE);
  }

  private void admitted(
      Exchange exchange,
      Arrival arrival,
      @Nullable SessionDescription offer,
      Admission.Admitted admitted) {
    ServerTransaction transaction = exchange.transaction();
    if (transaction == null) {
      int code = Response.SERVER_INTERNAL_ERROR;
      around
          .desk()
          .ended(
              LegMedia.report(
                  null,
                  LegMedia.Subject.of(admitted, arrival),
                  code,
                  EndedBy.PLATFORM,
                  Duration.ZERO));
      return;
    }
    Invitation invitation =
        new Invitation(arrival, exchange.provider(), transaction, exchange.request(), offer);
    IncomingLeg leg = new IncomingLeg(around, book, invitation, admitted);
    book.add(leg);
    book.know(exchange.request(), leg);
    boolean hasBegun = false;
    try {
      leg.begin();
      hasBegun = true;
    } finally {
      if (!hasBegun) {
        leg.broken();
      }
    }
  }
}
