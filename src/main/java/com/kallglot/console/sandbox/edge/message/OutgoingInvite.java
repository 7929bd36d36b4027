package com.kallglot.console.sandbox.edge.message;

import com.kallglot.console.sandbox.edge.stack.SignallingStack;
import com.kallglot.console.telephony.E164;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.SipProvider;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.header.HeaderFactory;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// The INVITE of a call from here.
///
/// @param from the caller ID; null for the platform itself
/// @param offer the session description
public record OutgoingInvite(
    String callId, String sessionId, Invitee to, @Nullable E164 from, String domain, String offer) {
  /// The header that says which session a call belongs to.
  public static final String SESSION_HEADER = "X-Kallglot-Session-Id";

  private static final int MAX_FORWARDS = 70;

  /// The request, to be sent by `provider`.
  public Request request(SipProvider provider, Replies replies) {
    SipFactory factory = SipFactory.getInstance();
    try {
      HeaderFactory headers = factory.createHeaderFactory();
      AddressFactory addresses = factory.createAddressFactory();
      ListeningPoint point = provider.getListeningPoint(SignallingStack.name(to.transport()));
      SipURI caller = addresses.createSipURI(from == null ? "kallglot" : from.value(), domain);
      Request request =
          factory
              .createMessageFactory()
              .createRequest(
                  to.uri(),
                  Request.INVITE,
                  headers.createCallIdHeader(callId),
                  headers.createCSeqHeader(1L, Request.INVITE),
                  headers.createFromHeader(addresses.createAddress(caller), Replies.newTag()),
                  headers.createToHeader(addresses.createAddress(to.uri()), null),
                  List.of(
                      headers.createViaHeader(
                          point.getIPAddress(), point.getPort(), point.getTransport(), null)),
                  headers.createMaxForwardsHeader(MAX_FORWARDS));
      request.addHeader(replies.contact(provider, to.transport()));
      request.addHeader(replies.header(SESSION_HEADER, sessionId));
      request.setContent(
          offer.getBytes(StandardCharsets.UTF_8),
          headers.createContentTypeHeader("application", "sdp"));
      return request;
    } catch (ParseException | InvalidArgumentException e) {
      throw new IllegalStateException("An INVITE of our own making does not parse", e);
    } catch (PeerUnavailableException e) {
      throw new IllegalStateException("JAIN-SIP is on the class path", e);
    }
  }

  @Override
  public String toString() {
    return "OutgoingInvite[" + callId + "]"; // the offer holds our key
  }
}
