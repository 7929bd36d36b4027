package com.kallglot.console.sandbox;

import com.google.gson.JsonObject;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.Faults.Fault;
import com.kallglot.console.sandbox.Legs.CorrelatedBy;
import com.kallglot.console.sandbox.Legs.Leg;
import com.kallglot.console.sandbox.Legs.State;
import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.impairment.ImpairmentForm;
import com.kallglot.console.sandbox.impairment.MetNetwork;
import com.kallglot.console.wire.Page;
import com.kallglot.console.wire.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/control/legs` and `/control/faults`: what the SIP side saw, and what it is to do wrong.
final class ControlResource {
  private static final int MOST_FAULTS = 1_000;
  private static final int LONGEST_WAIT_MILLIS = 600_000;

  private final Legs legs;
  private final Faults faults;
  private volatile List<JsonObject> told = List.of();

  ControlResource(Legs legs, Faults faults) {
    this.legs = legs;
    this.faults = faults;
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.CONTROL_LEGS, "", this::legs);
    routes.add("GET", Paths.CONTROL_FAULTS, "", _ -> Reply.of(200, new FaultList(told)));
    routes.add("PUT", Paths.CONTROL_FAULTS, "", this::setFaults);
    routes.add("DELETE", Paths.CONTROL_FAULTS, "", this::clearFaults);
    ImpairmentForm.addTo(routes);
  }

  /// A leg as it is answered; what only its end tells is absent before.
  private record LegForm(
      String legId,
      @Nullable String sessionId,
      String organization,
      String callId,
      String calledUser,
      CorrelatedBy correlatedBy,
      State state,
      @Nullable Integer finalCode,
      @Nullable String codec,
      @Nullable String srtp,
      @Nullable Long rxPackets,
      @Nullable Long txPackets,
      @Nullable Long rxLost,
      @Nullable String digits,
      @Nullable Long talkedMs,
      @Nullable String endedBy,
      List<NetworkForm> networks) {

    static LegForm of(Leg leg, List<MetNetwork> networks) {
      LegReport report = leg.report();
      return new LegForm(
          leg.legId(),
          leg.sessionId(),
          leg.organization(),
          leg.callId(),
          leg.calledUser(),
          leg.correlatedBy(),
          leg.state(),
          report == null ? null : report.finalCode(),
          report == null ? null : report.codec(),
          report == null ? null : report.srtp(),
          report == null ? null : report.rxPackets(),
          report == null ? null : report.txPackets(),
          report == null ? null : report.rxLost(),
          report == null ? null : report.digits(),
          report == null ? null : report.talked().toMillis(),
          report == null ? null : report.endedBy(),
          networks.stream().map(NetworkForm::of).toList());
    }
  }

  /// A network that a leg came to while it was up.
  private record NetworkForm(int firstSequence, ImpairmentForm.Written impairment) {
    static NetworkForm of(MetNetwork met) {
      return new NetworkForm(met.firstSequence(), ImpairmentForm.Written.of(met.network()));
    }
  }

  private Reply legs(Call call) {
    List<Leg> found =
        legs.list(call.query("session_id").orElse(null), call.query("call_id").orElse(null));
    return Reply.of(
        200,
        Page.of(
            found.stream().map(leg -> LegForm.of(leg, legs.networks().of(leg.legId()))).toList(),
            false));
  }

  /// As they were set.
  private record FaultList(List<JsonObject> faults) {}

  private record FaultCount(int faults) {}

  private Reply setFaults(Call call) throws Refusal {
    Fields body = call.body();
    body.only("faults");
    List<Fault> read = new ArrayList<>();
    List<Fields> given = body.required("faults", body.objects("faults", MOST_FAULTS));
    for (Fields fault : given) {
      read.add(fault(fault));
    }
    set(read, given.stream().map(Fields::json).toList());
    return Reply.of(200, new FaultCount(read.size()));
  }

  private Reply clearFaults(Call call) {
    set(List.of(), List.of());
    return Reply.of(200, new FaultCount(0));
  }

  private synchronized void set(List<Fault> next, List<JsonObject> asTold) {
    faults.set(next);
    told = asTold;
  }

  private static Fault fault(Fields fault) throws Refusal {
    fault.only(
        "called",
        "answer_delay_ms",
        "final_code",
        "drop_silently",
        "hang_up_after_ms",
        "media",
        "early_media",
        "impairment");
    String called = fault.required("called", fault.text("called"));
    if (!called.equals(Faults.SIP) && !called.equals(Faults.ANY)) {
      fault.number("called");
    }
    return new Fault(
        called,
        millis(fault, "answer_delay_ms"),
        finalCode(fault),
        Boolean.TRUE.equals(fault.truth("drop_silently")),
        millis(fault, "hang_up_after_ms"),
        fault.word("media", MediaBehaviour.class),
        Boolean.TRUE.equals(fault.truth("early_media")),
        ImpairmentForm.read(fault.object("impairment")));
  }

  /// 200 or a refusal: any other success would make a call that neither side can carry on.
  private static @Nullable Integer finalCode(Fields fault) throws Refusal {
    Integer code = fault.integer("final_code", 200, 699);
    if (code != null && code > 200 && code < 300) {
      throw Refusal.at("final_code", "final_code must be 200, or a refusal from 300 to 699.");
    }
    return code;
  }

  private static @Nullable Duration millis(Fields fault, String name) throws Refusal {
    Integer millis = fault.integer(name, 0, LONGEST_WAIT_MILLIS);
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
