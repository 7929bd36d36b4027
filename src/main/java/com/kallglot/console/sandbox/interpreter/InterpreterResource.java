package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.wire.Paths;
import java.time.Duration;

/// `/control/interpreter`: how far behind the interpreter is, and what it is to do wrong.
public final class InterpreterResource {
  private static final int LONGEST_LAG_MILLIS = 60_000;

  private final Interpreter interpreter;

  public InterpreterResource(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  public void addTo(Routes routes) {
    routes.add("GET", Paths.CONTROL_INTERPRETER, "", this::get);
    routes.add("PUT", Paths.CONTROL_INTERPRETER, "", this::put);
  }

  private record Form(long lagMs, Behaviour.Fault fault) {}

  private Reply get(Call call) {
    Behaviour now = interpreter.behaviour();
    return Reply.of(200, new Form(now.lag().toMillis(), now.fault()));
  }

  /// What is left out is as usual again.
  private Reply put(Call call) throws Refusal {
    Fields body = call.body();
    body.only("lag_ms", "fault");
    Integer lag = body.integer("lag_ms", 0, LONGEST_LAG_MILLIS);
    Behaviour.Fault fault = body.word("fault", Behaviour.Fault.class);
    interpreter.behave(
        new Behaviour(
            lag == null ? Behaviour.USUAL.lag() : Duration.ofMillis(lag),
            fault == null ? Behaviour.USUAL.fault() : fault));
    return get(call);
  }
}
