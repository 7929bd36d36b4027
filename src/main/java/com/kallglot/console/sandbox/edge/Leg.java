package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import java.io.IOException;
import java.time.Duration;
import javax.sip.ServerTransaction;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One admitted call from its INVITE to its report, carried out as planned. All methods may be
/// called from any thread; whichever end comes first is the end.
final class Leg {
  private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

  private enum State {
    RINGING,
    /// 200 is sent and its ACK not there yet.
    ANSWERED,
    UP,
    OVER
  }

  private final Surroundings around;
  private final LegBook book;
  private final Invitation invitation;
  private final Admitted admitted;
  private final String tag = Replies.newTag();
  private final Schedule.Alarms alarms;
  private State state = State.RINGING;
  private @Nullable LegMedia media;
  private @Nullable String answer;
  private long upSinceNanos;

  /// Who wants it ended as soon as the 200 is acknowledged.
  private @Nullable EndedBy ending;

  Leg(Surroundings around, LegBook book, Invitation invitation, Admitted admitted) {
    this.around = around;
    this.book = book;
    this.invitation = invitation;
    this.admitted = admitted;
    this.alarms = around.schedule().alarms();
  }

  String id() {
    return admitted.legId();
  }

  Invitation invitation() {
    return invitation;
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
    answer(ringing);
    alarms.after(plan.ringFor(), this::decide);
  }

  private boolean agreeOnMedia() {
    SessionDescription offer = invitation.offer();
    if (offer == null) {
      refuse(Response.NOT_ACCEPTABLE_HERE, 399, "Send the offer in the INVITE: none is made here");
      return false;
    }
    LegMedia made;
    try {
      made = new LegMedia(around.rtp().open(around.address()), around.address(), admitted);
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
      over(code, EndedBy.FAULT, () -> answer(refusal));
      return;
    }
    state = State.ANSWERED;
    sound.answer(around.desk());
    Response ok = response(Response.OK);
    around.replies().describe(ok, sdp);
    alarms.after(around.timers().acknowledgement(), this::notAcknowledged);
    answer(ok);
  }

  /// The ACK to our 200 arrived; its repetitions change nothing.
  synchronized void acknowledged() {
    if (state != State.ANSWERED) {
      return;
    }
    state = State.UP;
    upSinceNanos = System.nanoTime();
    alarms.cancel();
    if (ending != null) {
      end(ending);
      return;
    }
    Duration planned = admitted.plan().hangUpAfter();
    if (planned != null) {
      alarms.after(planned, () -> end(EndedBy.FAULT));
    }
    alarms.after(around.timers().longestCall(), () -> end(EndedBy.PLATFORM));
    alarms.after(around.timers().silence(), this::listen);
    around.desk().answered(id());
  }

  /// Ends a call whose caller has vanished without a BYE.
  private synchronized void listen() {
    LegMedia sound = media;
    if (state != State.UP || sound == null) {
      return;
    }
    Duration limit = around.timers().silence();
    Duration silent = Duration.ofNanos(System.nanoTime() - sound.stream().lastHeardNanos());
    if (!sound.expectsSound()) {
      alarms.after(limit, this::listen);
    } else if (silent.compareTo(limit) < 0) {
      alarms.after(limit.minus(silent), this::listen);
    } else {
      LOG.info("Leg {} is ended: nothing was heard of its caller for {}", id(), silent);
      end(EndedBy.PLATFORM);
    }
  }

  private synchronized void notAcknowledged() {
    if (state == State.ANSWERED) {
      LOG.info("Leg {} is ended: its 200 was never acknowledged", id());
      state = State.UP;
      end(ending == null ? EndedBy.PLATFORM : ending);
    }
  }

  /// A later offer: hold, resume, another address or codec.
  ///
  /// @param offer null where the request had no body: what was agreed stands
  synchronized Response reoffered(Request request, @Nullable SessionDescription offer) {
    LegMedia sound = media;
    if (state == State.OVER || state == State.RINGING || sound == null) {
      return around.replies().response(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, tag);
    }
    if (offer == null) {
      return refused(request, 399, "Send the offer in the request: none is made here");
    }
    return switch (sound.take(offer)) {
      case LegMedia.Taken.Refused no -> refused(request, no.why().warningCode(), no.why().text());
      case LegMedia.Taken.Answered yes -> {
        Response ok = around.replies().response(Response.OK, request, tag);
        ok.setHeader(contact());
        around.replies().describe(ok, yes.sdp());
        yield ok;
      }
    };
  }

  private Response refused(Request request, int code, String warning) {
    Response no = around.replies().response(Response.NOT_ACCEPTABLE_HERE, request, tag);
    around.replies().describe(no, null, code, warning);
    return no;
  }

  /// A digit by INFO.
  synchronized void digit(char digit) {
    LegMedia sound = media;
    if (state != State.OVER && sound != null) {
      sound.stream().digit(digit);
    }
  }

  /// The caller's BYE: the report is made before it is answered, so that whoever sees the 200 finds
  /// the leg over.
  synchronized void bye(Request request, ServerTransaction transaction) {
    Response ok = around.replies().response(Response.OK, request, tag);
    Runnable confirm = () -> around.replies().send(transaction, ok);
    switch (state) {
      case OVER -> confirm.run();
      case RINGING -> terminated(confirm);
      case ANSWERED, UP -> over(Response.OK, EndedBy.CALLER, confirm);
    }
  }

  /// The caller's CANCEL; one that crosses the final response comes too late and changes nothing.
  synchronized void cancel(Request request, ServerTransaction transaction) {
    around.replies().send(transaction, around.replies().response(Response.OK, request, tag));
    if (state == State.RINGING) {
      terminated(() -> {});
    }
  }

  private void terminated(Runnable first) {
    Response terminated = response(Response.REQUEST_TERMINATED);
    over(
        terminated.getStatusCode(),
        EndedBy.CALLER,
        () -> {
          first.run();
          answer(terminated);
        });
  }

  private void answer(Response response) {
    around.replies().send(invitation.transaction(), response);
  }

  /// Ends the leg from here.
  synchronized void end(EndedBy by) {
    switch (state) {
      case OVER -> {}
      case RINGING -> {
        Response gone = response(Response.TEMPORARILY_UNAVAILABLE);
        over(gone.getStatusCode(), by, () -> answer(gone));
      }
      case ANSWERED -> ending = by; // no BYE before the ACK (RFC 3261 §15)
      case UP -> {
        invitation.hangUp();
        over(Response.OK, by, () -> {});
      }
    }
  }

  private void refuse(int code, int warningCode, String warning) {
    Response refusal = response(code);
    around.replies().describe(refusal, null, warningCode, warning);
    over(code, EndedBy.PLATFORM, () -> answer(refusal));
  }

  private void over(int code, EndedBy by, Runnable then) {
    state = State.OVER;
    alarms.cancel();
    long talked = upSinceNanos == 0 ? 0 : System.nanoTime() - upSinceNanos;
    around
        .schedule()
        .now(() -> {
          try {
            around.desk().ended(report(code, by, talked));
          } finally {
            book.remove(this);
            then.run();
          }
        });
  }

  private LegReport report(int code, EndedBy by, long talkedNanos) {
    Duration talked = Duration.ofNanos(talkedNanos);
    return LegMedia.report(media, admitted, invitation.arrival(), code, by, talked);
  }

  private Response response(int code) {
    Response response = around.replies().response(code, invitation.request(), tag);
    if (code < 300) {
      response.setHeader(contact());
    }
    return response;
  }

  private ContactHeader contact() {
    return around.replies().contact(invitation.provider(), invitation.arrival().transport());
  }
}
