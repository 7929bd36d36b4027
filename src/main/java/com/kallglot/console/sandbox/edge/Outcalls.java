package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.sandbox.edge.message.Invitee;
import com.kallglot.console.sandbox.edge.stack.SignallingStack;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the calls that the platform orders.
record Outcalls(
    Surroundings around, LegBook book, Registrar registrar, SignallingStack stack, String domain) {
  private static final Logger LOG = LoggerFactory.getLogger(Outcalls.class);

  Sent dial(Order order) {
    Optional<Invitee> invitee =
        switch (order.target()) {
          case Target.Address(String uri) -> Invitee.of(uri);
          case Target.Telephone line -> registrar.whereabouts(line.username());
        };
    if (invitee.isEmpty()) {
      return new Sent.Failed(why(order.target()));
    }
    OutgoingLeg leg;
    try {
      leg =
          new OutgoingLeg(
              around,
              book,
              order,
              invitee.get(),
              stack.provider(invitee.get().transport()),
              domain);
    } catch (IOException problem) {
      LOG.warn("No media port could be opened for leg {}", order.legId(), problem);
      return new Sent.Failed("no media port could be opened.");
    }
    return leg.begin();
  }

  private static String why(Target target) {
    return switch (target) {
      case Target.Address any ->
          "the sandbox calls addresses of this computer only, by IP address.";
      case Target.Telephone any -> "the telephone that has this number has not registered.";
    };
  }
}
