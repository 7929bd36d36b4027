package com.kallglot.console.organization.impairment;

import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.client.SandboxControl.Fault;
import com.kallglot.console.client.SandboxControl.Impairment;
import com.kallglot.console.client.SandboxControl.Leg.Met;
import com.kallglot.console.client.SandboxControl.LossList;
import com.kallglot.console.organization.OrganizationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trouble that a sandbox makes for every call that has no fault of its own; those of single
/// numbers stay as they are. It is that of calls that are up and that begin from then on; how the
/// far end takes a call, and the address that its SDP names, only of those that begin.
public final class FaultDesk {
  private static final String ALL_CALLS = "*";

  private final SandboxControl control;

  public FaultDesk(SandboxControl control) {
    this.control = control;
  }

  public Trouble read() throws OrganizationException {
    try {
      return control.faults().stream()
          .filter(fault -> fault.called().equals(ALL_CALLS))
          .findFirst()
          .map(FaultDesk::trouble)
          .orElse(Trouble.NONE);
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  public void set(Trouble trouble) throws OrganizationException {
    try {
      var faults = new ArrayList<>(control.faults());
      faults.removeIf(fault -> fault.called().equals(ALL_CALLS));
      if (!trouble.isNone()) {
        faults.add(fault(trouble));
      }
      control.setFaults(List.copyOf(faults));
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// Which of so many packets, 1 to 100,000, such a network loses.
  public Losses losses(Network network, int packets) throws OrganizationException {
    try {
      LossList published = control.losses(impairment(network), packets);
      return new Losses(published.firstSequence(), published.dropped());
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// The same in a call that came to such a network later.
  public Losses losses(MetNetwork met, int packets) throws OrganizationException {
    try {
      LossList published = control.losses(impairment(met.network()), met.first(), packets);
      return new Losses(published.firstSequence(), published.dropped());
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  /// The networks that a call came to while it was up, in order.
  public List<MetNetwork> met(String callId) throws OrganizationException {
    try {
      return control.legsOfCall(callId).stream()
          .flatMap(leg -> Objects.requireNonNullElse(leg.networks(), List.<Met>of()).stream())
          .map(met -> new MetNetwork(met.firstSequence(), network(met.impairment())))
          .toList();
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  private static Fault fault(Trouble trouble) {
    FarEnd end = trouble.farEnd();
    return new Fault(
        ALL_CALLS,
        end.answerDelayMs(),
        end.finalCode(),
        end.silent() ? Boolean.TRUE : null,
        end.hangUpAfterMs(),
        end.sound() == null ? null : Fault.Media.valueOf(end.sound().name()),
        end.earlySound() ? Boolean.TRUE : null,
        trouble.network().isClean() ? null : impairment(trouble.network()));
  }

  private static Impairment impairment(Network network) {
    return new Impairment(
        network.seed(),
        network.lossPercent(),
        network.burst(),
        network.delayMs(),
        network.jitterMs(),
        network.duplicatePercent(),
        network.reorderPercent(),
        Impairment.Path.valueOf(network.path().name()),
        Impairment.Source.valueOf(network.source().name()),
        network.namedAddress());
  }

  private static Trouble trouble(Fault fault) {
    var end =
        new FarEnd(
            fault.answerDelayMs(),
            fault.finalCode(),
            Boolean.TRUE.equals(fault.dropSilently()),
            fault.hangUpAfterMs(),
            fault.media() == null ? null : FarEnd.Sound.valueOf(fault.media().name()),
            Boolean.TRUE.equals(fault.earlyMedia()));
    return new Trouble(network(fault.impairment()), end);
  }

  private static Network network(@Nullable Impairment told) {
    if (told == null) {
      return Network.CLEAN;
    }
    Network clean = Network.CLEAN;
    return new Network(
        told.seed(),
        Objects.requireNonNullElse(told.lossPercent(), clean.lossPercent()),
        Objects.requireNonNullElse(told.burst(), clean.burst()),
        Objects.requireNonNullElse(told.delayMs(), clean.delayMs()),
        Objects.requireNonNullElse(told.jitterMs(), clean.jitterMs()),
        Objects.requireNonNullElse(told.duplicatePercent(), clean.duplicatePercent()),
        Objects.requireNonNullElse(told.reorderPercent(), clean.reorderPercent()),
        told.path() == null ? clean.path() : Network.Path.valueOf(told.path().name()),
        told.source() == null ? clean.source() : Network.Source.valueOf(told.source().name()),
        told.namedAddress());
  }
}
