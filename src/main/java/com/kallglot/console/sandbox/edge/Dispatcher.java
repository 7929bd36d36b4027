package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.edge.message.Bodies;
import com.kallglot.console.sandbox.edge.message.Replies;
import com.kallglot.console.sandbox.edge.sdp.MalformedSdpException;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import com.kallglot.console.sandbox.edge.stack.VersionedParsers;
import java.util.Optional;
import java.util.Set;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.AcceptHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RequireHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ear of the SIP stack: refuses what is malformed or unknown and hands the rest to who it is
/// for. Called on the stack's threads, several at a time.
final class Dispatcher implements SipListener {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// Known by name, not offered here; anything else is 501.
  private static final Set<String> NOT_ALLOWED =
      Set.of(
          Request.MESSAGE,
          Request.NOTIFY,
          Request.PRACK,
          Request.PUBLISH,
          Request.REFER,
          Request.SUBSCRIBE);

  private final Replies replies;
  private final Invites invites;
  private final LegBook book;
  private final Registrar registrar;

  Dispatcher(Replies replies, Invites invites, LegBook book, Registrar registrar) {
    this.replies = replies;
    this.invites = invites;
    this.book = book;
    this.registrar = registrar;
  }

  @Override
  public void processRequest(RequestEvent event) {
    Exchange exchange = new Exchange(event, replies);
    try {
      if (isWellFormed(exchange)) {
        dispatch(exchange);
      }
    } catch (RuntimeException bug) {
      LOG.error("A request could not be handled: {}", exchange.request().getMethod(), bug);
      exchange.answer(Response.SERVER_INTERNAL_ERROR);
    }
  }

  private static boolean isWellFormed(Exchange exchange) {
    Request request = exchange.request();
    if (request.getMethod().equals(Request.ACK)) {
      return true; // is never answered
    }
    Optional<String> foreign = VersionedParsers.foreignVersion(request);
    if (foreign.isPresent()) {
      exchange.refuseStatelessly(
          Response.VERSION_NOT_SUPPORTED, "SIP/2.0 is spoken here, not " + foreign.get());
      return false;
    }
    if (request.getHeader(MaxForwardsHeader.NAME) == null) {
      exchange.refuseStatelessly(Response.BAD_REQUEST, "The request has no Max-Forwards");
      return false;
    }
    if (request.getMethod().equals(Request.INVITE)
        && request.getHeader(ContactHeader.NAME) == null) {
      exchange.refuseStatelessly(Response.BAD_REQUEST, "The INVITE has no Contact");
      return false;
    }
    return true;
  }

  private void dispatch(Exchange exchange) {
    Request request = exchange.request();
    switch (request.getMethod()) {
      case Request.ACK -> book.of(request).ifPresent(Leg::acknowledged);
      case Request.INVITE -> invite(exchange);
      case Request.UPDATE -> withLeg(exchange, (leg, transaction) -> reoffer(exchange, leg));
      case Request.INFO -> withLeg(exchange, (leg, transaction) -> InfoDigits.take(exchange, leg));
      case Request.BYE -> withLeg(exchange, (leg, transaction) -> leg.bye(request, transaction));
      case Request.CANCEL ->
          withLeg(exchange, (leg, transaction) -> leg.cancel(request, transaction));
      case Request.OPTIONS -> options(exchange);
      case Request.REGISTER -> registrar.register(exchange);
      default -> unknown(exchange);
    }
  }

  private void invite(Exchange exchange) {
    Request request = exchange.request();
    if (((ToHeader) request.getHeader(ToHeader.NAME)).getTag() != null) {
      withLeg(exchange, (leg, transaction) -> reoffer(exchange, leg));
    } else if (request.getHeader(RequireHeader.NAME) instanceof RequireHeader required) {
      Response response = replies.response(Response.BAD_EXTENSION, request, Replies.newTag());
      response.addHeader(replies.header("Unsupported", required.getOptionTag()));
      exchange.answer(response);
    } else if (book.of(request).isPresent()) {
      exchange.refuse(Response.LOOP_DETECTED, null, "The same call has come another way");
    } else {
      invites.invited(exchange);
    }
  }

  private interface LegAction {
    void take(Leg leg, ServerTransaction transaction);
  }

  private void withLeg(Exchange exchange, LegAction action) {
    Optional<Leg> leg = book.of(exchange.request());
    if (leg.isEmpty()) {
      exchange.answer(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      return;
    }
    ServerTransaction transaction = exchange.transaction();
    if (transaction != null) {
      action.take(leg.get(), transaction);
    }
  }

  private static void reoffer(Exchange exchange, Leg leg) {
    try {
      SessionDescription offer = Bodies.sessionDescription(exchange.request());
      exchange.answer(leg.reoffered(exchange.request(), offer));
    } catch (Bodies.UnsupportedBodyException other) {
      exchange.refuse(Response.UNSUPPORTED_MEDIA_TYPE, null, other.getMessage());
    } catch (MalformedSdpException junk) {
      exchange.refuse(Response.BAD_REQUEST, null, junk.getMessage());
    }
  }

  private void options(Exchange exchange) {
    Response response = replies.response(Response.OK, exchange.request(), Replies.newTag());
    replies.allow(response);
    response.addHeader(replies.header(AcceptHeader.NAME, "application/sdp"));
    exchange.answer(response);
  }

  private void unknown(Exchange exchange) {
    boolean known = NOT_ALLOWED.contains(exchange.request().getMethod());
    int status = known ? Response.METHOD_NOT_ALLOWED : Response.NOT_IMPLEMENTED;
    Response response = replies.response(status, exchange.request(), Replies.newTag());
    replies.allow(response);
    exchange.answer(response);
  }

  /// Of what is sent from here only the INVITE has answers that something follows from.
  @Override
  public void processResponse(ResponseEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction != null && transaction.getApplicationData() instanceof OutgoingLeg leg) {
      try {
        leg.answered(event.getResponse());
      } catch (RuntimeException bug) {
        LOG.error("The answer to a call could not be handled", bug);
        leg.end(EndedBy.PLATFORM);
      }
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    LOG.debug("A transaction timed out: {}", event.getTimeout());
    if (!event.isServerTransaction()
        && event.getClientTransaction().getApplicationData() instanceof OutgoingLeg leg) {
      leg.unanswered();
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    LOG.debug("{} to {}:{} failed", event.getTransport(), event.getHost(), event.getPort());
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    // Calls end by their own rules
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    // Calls end by their own rules
  }
}
