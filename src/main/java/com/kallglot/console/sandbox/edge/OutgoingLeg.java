package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.sandbox.edge.message.Invitee;
import com.kallglot.console.sandbox.edge.message.OutgoingInvite;
import com.kallglot.console.sandbox.edge.sdp.MalformedSdpException;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call made from here, as the platform ordered it.
final class OutgoingLeg extends Leg {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingLeg.class);

  private final Order order;
  private final Invitee invitee;
  private final SipProvider provider;
  private final String domain;
  private final CallPlan plan;
  private final LegMedia sound;
  private @Nullable ClientTransaction transaction;
  private @Nullable Dialog dialog;
  private String tag = "";
  private boolean provisional;
  private boolean insists;

  /// @throws IOException no media port can be opened
  OutgoingLeg(
      Surroundings around,
      LegBook book,
      Order order,
      Invitee invitee,
      SipProvider provider,
      String domain)
      throws IOException {
    super(around, book);
    this.domain = domain;
    this.order = order;
    this.invitee = invitee;
    this.provider = provider;
    CallPlan ordered = order.plan();
    this.plan =
        new CallPlan(
            Duration.ZERO,
            false,
            Response.OK,
            ordered.hangUpAfter(),
            ordered.media(),
            ordered.impairment());
    this.sound =
        new LegMedia(
            around.rtp().open(around.address()),
            around.address(),
            order.codecs(),
            order.srtp(),
            plan);
    media = sound;
  }

  /// Sends the INVITE; a leg of which it did not leave was never there, for whatever reason.
  Sent begin() {
    boolean hasLeft = false;
    book.add(this);
    try {
      invite(sound.offer(order.srtp()));
      hasLeft = true;
    } catch (SipException problem) {
      LOG.debug("The INVITE of leg {} could not be sent: {}", id(), problem.toString());
      return new Sent.Failed(nobody());
    } finally {
      if (!hasLeft) {
        book.remove(this);
        sound.stream().close();
      }
    }
    synchronized (this) {
      if (state == State.RINGING) {
        alarms.after(order.ringing(), () -> end(EndedBy.PLATFORM));
      }
    }
    return new Sent.OnItsWay();
  }

  private String nobody() {
    return invitee.transport() == SipTransport.TLS
        ? "nobody takes SIP over TLS there, or by a certificate of another authority."
        : "nobody takes SIP over %s there.".formatted(invitee.transport());
  }

  private void invite(String offer) throws SipException {
    Request request =
        new OutgoingInvite(order.callId(), order.sessionId(), invitee, order.from(), domain, offer)
            .request(provider, around.replies());
    ClientTransaction made = provider.getNewClientTransaction(request);
    made.setApplicationData(this);
    synchronized (this) {
      tag = ((FromHeader) request.getHeader(FromHeader.NAME)).getTag();
      transaction = made;
      dialog = made.getDialog();
      provisional = false;
    }
    made.sendRequest();
  }

  /// The other side's answer to the INVITE.
  synchronized void answered(Response response) {
    int code = response.getStatusCode();
    if (code < 200) {
      boolean isFirst = !provisional && code > Response.TRYING;
      provisional |= isFirst;
      if (isFirst && state == State.OVER) {
        cancel();
      }
    } else if (code >= 300) {
      if (state == State.RINGING && !invitedAgain(code)) {
        over(code, EndedBy.CALLEE, () -> {});
      }
    } else if (state == State.RINGING) {
      accepted(response);
    } else if (state == State.OVER) {
      acknowledge(response);
      sendBye(dialog, provider);
    }
  }

  /// Who insists on SRTP refuses an offer in which it is optional, which is made over plain RTP
  /// with keys (RFC 4568 has no other way): it is asked once more, by an offer that insists too.
  private boolean invitedAgain(int code) {
    if (code != Response.NOT_ACCEPTABLE_HERE || order.srtp() != SrtpPolicy.OPTIONAL || insists) {
      return false;
    }
    insists = true;
    try {
      invite(sound.offer(SrtpPolicy.REQUIRED));
      return true;
    } catch (SipException problem) {
      LOG.debug("The second INVITE of leg {} could not be sent: {}", id(), problem.toString());
      return false;
    }
  }

  private void accepted(Response response) {
    book.know(response, this);
    String problem = agreed(response);
    acknowledge(response);
    if (problem == null) {
      sound.answer(around.desk(), id());
      up();
    } else {
      LOG.info("Leg {} is ended: {}", id(), problem);
      sendBye(dialog, provider);
      over(Response.NOT_ACCEPTABLE_HERE, EndedBy.PLATFORM, () -> {});
    }
  }

  /// What is wrong with the session description that was answered; null where nothing is.
  private @Nullable String agreed(Response response) {
    byte[] body = response.getRawContent();
    if (body == null || body.length == 0) {
      return "the answer has no session description";
    }
    try {
      var refused =
          sound.accept(SessionDescription.parse(new String(body, StandardCharsets.UTF_8)));
      return refused == null ? null : refused.text();
    } catch (MalformedSdpException junk) {
      return junk.getMessage();
    }
  }

  private void acknowledge(Response response) {
    Dialog known = dialog;
    if (known == null) {
      return;
    }
    try {
      long number = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber();
      known.sendAck(known.createAck(number));
    } catch (SipException | InvalidArgumentException problem) {
      LOG.debug("Could not send ACK of leg {}: {}", id(), problem.toString());
    }
  }

  /// Nobody answered the INVITE at all.
  synchronized void unanswered() {
    if (state == State.RINGING) {
      over(Response.REQUEST_TIMEOUT, EndedBy.CALLEE, () -> {});
    }
  }

  @Override
  synchronized void end(EndedBy by) {
    switch (state) {
      case OVER -> {}
      case RINGING -> {
        if (provisional) {
          cancel();
        }
        over(Response.REQUEST_TERMINATED, by, () -> {});
      }
      case ANSWERED, UP -> {
        sendBye(dialog, provider);
        over(Response.OK, by, () -> {});
      }
    }
  }

  /// Before anything came back a CANCEL must not be sent (RFC 3261 §9.1): it follows what comes.
  private void cancel() {
    ClientTransaction invite = transaction;
    if (invite == null) {
      return;
    }
    try {
      provider.getNewClientTransaction(invite.createCancel()).sendRequest();
    } catch (SipException problem) {
      LOG.debug("Could not send CANCEL of leg {}: {}", id(), problem.toString());
    }
  }

  @Override
  synchronized void bye(Request request, ServerTransaction answering) {
    Response ok = around.replies().response(Response.OK, request, tag);
    Runnable confirm = () -> around.replies().send(answering, ok);
    if (state == State.OVER) {
      confirm.run();
    } else {
      over(Response.OK, EndedBy.CALLEE, confirm);
    }
  }

  /// Who was called has nothing to cancel.
  @Override
  void cancel(Request request, ServerTransaction answering) {
    around
        .replies()
        .send(
            answering,
            around.replies().response(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, tag));
  }

  @Override
  void acknowledged() {
    // of an answer to a later offer of theirs: nothing follows
  }

  @Override
  String id() {
    return order.legId();
  }

  @Override
  CallPlan plan() {
    return plan;
  }

  @Override
  String tag() {
    return tag;
  }

  @Override
  ContactHeader contact() {
    return around.replies().contact(provider, invitee.transport());
  }

  @Override
  LegMedia.Subject subject() {
    String called =
        switch (order.target()) {
          case Target.Address(String uri) -> uri;
          case Target.Telephone line -> line.number().value();
        };
    return new LegMedia.Subject(id(), order.sessionId(), order.callId(), called);
  }
}
