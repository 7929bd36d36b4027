package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import java.time.Duration;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.ContactHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call from its INVITE to its report, whoever made it. All methods may be called from any
/// thread; whichever end comes first is the end.
abstract class Leg {
  private static final Logger LOG = LoggerFactory.getLogger(Leg.class);

  enum State {
    RINGING,
    /// 200 is sent and its ACK not there yet.
    ANSWERED,
    UP,
    OVER
  }

  final Surroundings around;
  final LegBook book;
  State state = State.RINGING;
  @Nullable LegMedia media;
  final Schedule.Alarms alarms;
  private long upSinceNanos;

  Leg(Surroundings around, LegBook book) {
    this.around = around;
    this.book = book;
    this.alarms = around.schedule().alarms();
  }

  abstract String id();

  abstract CallPlan plan();

  /// Our tag in the dialog.
  abstract String tag();

  abstract ContactHeader contact();

  abstract LegMedia.Subject subject();

  /// The ACK to our 200 arrived; its repetitions change nothing.
  abstract void acknowledged();

  /// The other side's CANCEL.
  abstract void cancel(Request request, ServerTransaction transaction);

  /// The other side's BYE: the report is made before it is answered, so that whoever sees the 200
  /// finds the leg over.
  abstract void bye(Request request, ServerTransaction transaction);

  /// Ends the leg from here.
  abstract void end(EndedBy by);

  /// The call is up: tells so, and watches over it.
  final void up() {
    state = State.UP;
    upSinceNanos = System.nanoTime();
    alarms.cancel();
    Duration planned = plan().hangUpAfter();
    if (planned != null) {
      alarms.after(planned, () -> end(EndedBy.FAULT));
    }
    alarms.after(around.timers().longestCall(), () -> end(EndedBy.PLATFORM));
    alarms.after(around.timers().silence(), this::listen);
    around.desk().answered(id());
  }

  /// Ends a call whose other side has vanished without a BYE.
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
      LOG.info("Leg {} is ended: nothing was heard of its other side for {}", id(), silent);
      end(EndedBy.PLATFORM);
    }
  }

  /// A later offer: hold, resume, another address or codec.
  ///
  /// @param offer null where the request had no body: what was agreed stands
  final synchronized Response reoffered(Request request, @Nullable SessionDescription offer) {
    LegMedia sound = media;
    if (state == State.OVER || state == State.RINGING || sound == null) {
      return around.replies().response(Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST, request, tag());
    }
    if (offer == null) {
      return refused(request, 399, "Send the offer in the request: none is made here");
    }
    return switch (sound.take(offer)) {
      case LegMedia.Taken.Refused no -> refused(request, no.why().warningCode(), no.why().text());
      case LegMedia.Taken.Answered yes -> {
        Response ok = around.replies().response(Response.OK, request, tag());
        ok.setHeader(contact());
        around.replies().describe(ok, yes.sdp());
        yield ok;
      }
    };
  }

  private Response refused(Request request, int code, String warning) {
    Response no = around.replies().response(Response.NOT_ACCEPTABLE_HERE, request, tag());
    around.replies().describe(no, null, code, warning);
    return no;
  }

  /// A digit by INFO.
  final synchronized void digit(char digit) {
    LegMedia sound = media;
    if (state != State.OVER && sound != null) {
      sound.stream().digit(digit);
    }
  }

  /// Reports, and then does what the report must be made before.
  final void over(int code, EndedBy by, Runnable then) {
    state = State.OVER;
    alarms.cancel();
    long talked = upSinceNanos == 0 ? 0 : System.nanoTime() - upSinceNanos;
    around
        .schedule()
        .now(() -> {
          try {
            around
                .desk()
                .ended(LegMedia.report(media, subject(), code, by, Duration.ofNanos(talked)));
          } finally {
            book.remove(this);
            then.run();
          }
        });
  }

  /// Sends our BYE; an other side that cannot be reached any more has hung up in effect.
  final void sendBye(@Nullable Dialog dialog, SipProvider provider) {
    if (dialog == null) {
      return;
    }
    try {
      Request bye = dialog.createRequest(Request.BYE);
      dialog.sendRequest(provider.getNewClientTransaction(bye));
    } catch (SipException problem) {
      LOG.debug("Could not send BYE of leg {}: {}", id(), problem.toString());
    }
  }
}
