package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.edge.message.Replies;
import com.kallglot.console.telephony.SipTransport;
import gov.nist.javax.sip.message.SIPMessage;
import java.net.InetSocketAddress;
import java.util.Locale;
import javax.sip.RequestEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipProvider;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionUnavailableException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request and the ways to answer it. Its server transaction is made when the first response is
/// due: before that nothing at all is sent, not even a 100.
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Request request;
  private final SipProvider provider;
  private final Replies replies;
  private @Nullable ServerTransaction transaction;

  Exchange(RequestEvent event, Replies replies) {
    this.request = event.getRequest();
    this.provider = (SipProvider) event.getSource();
    this.transaction = event.getServerTransaction();
    this.replies = replies;
  }

  Request request() {
    return request;
  }

  SipProvider provider() {
    return provider;
  }

  SipTransport transport() {
    String name = provider.getListeningPoints()[0].getTransport();
    return SipTransport.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// Where the packet came from, whatever its headers say.
  InetSocketAddress source() {
    SIPMessage message = (SIPMessage) request;
    return new InetSocketAddress(
        message.getPeerPacketSourceAddress(), message.getPeerPacketSourcePort());
  }

  /// The transaction; null where this is a retransmission that it has taken care of.
  @Nullable ServerTransaction transaction() {
    if (transaction == null) {
      try {
        transaction = provider.getNewServerTransaction(request);
      } catch (TransactionAlreadyExistsException retransmission) {
        LOG.trace("{} again", request.getMethod());
      } catch (TransactionUnavailableException problem) {
        LOG.debug("No transaction for {}: {}", request.getMethod(), problem.toString());
      }
    }
    return transaction;
  }

  void answer(Response response) {
    ServerTransaction mine = transaction();
    if (mine != null) {
      replies.send(mine, response);
    }
  }

  void answer(int status) {
    answer(replies.response(status, request, Replies.newTag()));
  }

  void refuse(int status, @Nullable String reason, @Nullable String warning) {
    answer(replies.refusal(status, reason, warning, request));
  }

  /// For what is too broken to have a transaction.
  void refuseStatelessly(int status, String warning) {
    replies.sendStatelessly(provider, replies.refusal(status, null, warning, request));
  }
}
