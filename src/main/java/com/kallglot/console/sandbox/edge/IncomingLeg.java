package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.edge.message.Replies;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import java.io.IOException;
import javax.sip.ServerTransaction;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A call that came in and was admitted, carried out as planned.
final class IncomingLeg extends Leg {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingLeg.class);

  private final Invitation invitation;
  private final Admitted admitted;
  private final String tag = Replies.newTag();
  private @Nullable String answer;

  /// Who wants it ended as soon as the 200 is acknowledged.
  private @Nullable EndedBy ending;

  IncomingLeg(Surroundings around, LegBook book, Invitation invitation, Admitted admitted) {
    super(around, book);
    this.invitation = invitation;
    this.admitted = admitted;
  }

  @Override
  String id() {
    return admitted.legId();
  }

  @Override
  CallPlan plan() {
    return admitted.plan();
  }

  @Override
  String tag() {
    return tag;
  }

  @Override
  LegMedia.Subject subject() {
    return LegMedia.Subject.of(admitted, invitation.arrival());
  }

  /// Agrees on media where the plan needs any, rings, and sets the time of the final response.
  synchronized void begin() {
    if (state != State.RINGING) {
      return; // ended before it began
    }
    CallPlan plan = admitted.plan();
    if ((plan.finalCode() == Response.OK || plan.earlyMedia()) && !agreeOnMedia()) {
      return;
    }
    Response ringing = response(plan.earlyMedia() ? Response.SESSION_PROGRESS : Response.RINGING);
    if (plan.earlyMedia() && answer != null) {
      around.replies().describe(ringing, answer);
    }
    around.replies().send(invitation.transaction(), ringing);
    alarms.after(plan.ringFor(), this::decide);
  }

  /// It could not begin, and nothing will end it later: the caller is answered by who caught that.
  synchronized void broken() {
    if (state != State.OVER) {
      over(Response.SERVER_INTERNAL_ERROR, EndedBy.PLATFORM, () -> {});
    }
  }

  private boolean agreeOnMedia() {
    SessionDescription offer = invitation.offer();
    if (offer == null) {
      refuse(Response.NOT_ACCEPTABLE_HERE, 399, "Send the offer in the INVITE: none is made here");
      return false;
    }
    LegMedia made;
    try {
      made =
          new LegMedia(
              around.rtp().open(around.address()),
              around.address(),
              admitted.codecs(),
              admitted.srtp(),
              admitted.plan());
    } catch (IOException problem) {
      LOG.warn("No media port could be opened for leg {}", id(), problem);
      refuse(Response.SERVER_INTERNAL_ERROR, 399, "No media port could be opened");
      return false;
    }
    media = made;
    switch (made.take(offer)) {
      case LegMedia.Taken.Answered taken -> answer = taken.sdp();
      case LegMedia.Taken.Refused refused -> {
        refuse(Response.NOT_ACCEPTABLE_HERE, refused.why().warningCode(), refused.why().text());
        return false;
      }
    }
    return true;
  }

  private synchronized void decide() {
    if (state != State.RINGING) {
      return;
    }
    int code = admitted.plan().finalCode();
    LegMedia sound = media;
    String sdp = answer;
    if (code != Response.OK || sound == null || sdp == null) {
      Response refusal = response(code);
      over(code, EndedBy.FAULT, () -> around.replies().send(invitation.transaction(), refusal));
      return;
    }
    state = State.ANSWERED;
    sound.answer(around.desk(), id());
    Response ok = response(Response.OK);
    around.replies().describe(ok, sdp);
    alarms.after(around.timers().acknowledgement(), this::notAcknowledged);
    around.replies().send(invitation.transaction(), ok);
  }

  @Override
  synchronized void acknowledged() {
    if (state != State.ANSWERED) {
      return;
    }
    if (ending == null) {
      up();
    } else {
      state = State.UP;
      end(ending);
    }
  }

  private synchronized void notAcknowledged() {
    if (state == State.ANSWERED) {
      LOG.info("Leg {} is ended: its 200 was never acknowledged", id());
      state = State.UP;
      end(ending == null ? EndedBy.PLATFORM : ending);
    }
  }

  @Override
  synchronized void bye(Request request, ServerTransaction transaction) {
    Response ok = around.replies().response(Response.OK, request, tag);
    Runnable confirm = () -> around.replies().send(transaction, ok);
    switch (state) {
      case OVER -> confirm.run();
      case RINGING -> terminated(confirm);
      case ANSWERED, UP -> over(Response.OK, EndedBy.CALLER, confirm);
    }
  }

  /// One that crosses the final response comes too late and changes nothing.
  @Override
  synchronized void cancel(Request request, ServerTransaction transaction) {
    Response ok = around.replies().response(Response.OK, request, tag);
    around.replies().send(transaction, ok);
    if (state == State.RINGING) {
      terminated(() -> {});
    }
  }

  private void terminated(Runnable first) {
    Response terminated = response(Response.REQUEST_TERMINATED);
    over(
        Response.REQUEST_TERMINATED,
        EndedBy.CALLER,
        () -> {
          first.run();
          around.replies().send(invitation.transaction(), terminated);
        });
  }

  @Override
  synchronized void end(EndedBy by) {
    switch (state) {
      case OVER -> {}
      case RINGING -> {
        Response gone = response(Response.TEMPORARILY_UNAVAILABLE);
        over(
            Response.TEMPORARILY_UNAVAILABLE,
            by,
            () -> around.replies().send(invitation.transaction(), gone));
      }
      case ANSWERED -> ending = by; // no BYE before the ACK (RFC 3261 §15)
      case UP -> {
        sendBye(invitation.transaction().getDialog(), invitation.provider());
        over(Response.OK, by, () -> {});
      }
    }
  }

  private void refuse(int code, int warningCode, String warning) {
    Response refusal = response(code);
    around.replies().describe(refusal, null, warningCode, warning);
    over(code, EndedBy.PLATFORM, () -> around.replies().send(invitation.transaction(), refusal));
  }

  private Response response(int code) {
    Response response = around.replies().response(code, invitation.request(), tag);
    if (code < 300) {
      response.setHeader(contact());
    }
    return response;
  }

  @Override
  ContactHeader contact() {
    return around.replies().contact(invitation.provider(), invitation.arrival().transport());
  }
}
