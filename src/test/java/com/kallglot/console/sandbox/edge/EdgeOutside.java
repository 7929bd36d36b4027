package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SrtpPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The sandbox's SIP side with a scripted desk, for callers in other network namespaces. A program
/// of its own: `EdgeOutside ADDRESS PORT FOLDER`, TLS one port above; each line on its input makes
/// it call the telephone that registered, for a second of its answer.
final class EdgeOutside {
  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private EdgeOutside() {}

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[1]);
    var desk = new ScriptedDesk();
    var options =
        new EdgeOptions(
            arguments[0], port, port, port + 1, Path.of(arguments[2]), ScriptedDesk.REALM);
    try (SipEdge edge = SipEdge.start(options, desk);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      int calls = 0;
      while (input.readLine() != null) {
        Order order = order(calls++);
        switch (edge.dial(order)) {
          case Sent.Failed failed -> System.out.println("over: " + failed);
          case Sent.OnItsWay _ -> System.out.println("over: " + end(desk, order.legId()));
        }
      }
    }
  }

  private static LegReport end(ScriptedDesk desk, String leg) {
    while (true) {
      for (LegReport report : desk.reports) {
        if (report.legId().equals(leg)) {
          return report;
        }
      }
      Thread.onSpinWait();
    }
  }

  private static Order order(int number) {
    return new Order(
        "leg_" + number,
        "outside-" + number,
        "sess_1",
        new Target.Telephone(ScriptedDesk.LINE, new E164("+19785550140")),
        null,
        Duration.ofSeconds(4),
        List.of("PCMU"),
        SrtpPolicy.OFF,
        new CallPlan(Duration.ZERO, false, 200, SHORTLY, MediaBehaviour.ECHO));
  }
}
