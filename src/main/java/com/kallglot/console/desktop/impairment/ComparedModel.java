package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.desktop.workspace.Workspace.Opened;
import com.kallglot.console.organization.impairment.Comparison;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.impairment.LossesOfCall;
import com.kallglot.console.organization.impairment.MetNetwork;
import com.kallglot.console.organization.impairment.Network;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.capture.ArrivedNumbers;
import com.kallglot.console.trace.capture.CallCapture;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Whether a call lost exactly the packets that its seed was to lose. Of the JavaFX thread.
public final class ComparedModel {
  /// The sandbox publishes no more.
  private static final int MOST_PACKETS = 100_000;

  /// The last one of a call may still have been overtaken when it ended.
  private static final int UNDER_WAY = 2;

  private final ImpairmentModel impairment;
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final ReadOnlyObjectWrapper<Compared> compared =
      new ReadOnlyObjectWrapper<>(new Compared.NoCall());
  private @Nullable Supplier<Optional<CallCapture>> call;
  private long looks;

  /// What came of it.
  public sealed interface Compared {
    /// There is no call to look at.
    record NoCall() implements Compared {}

    /// The sandbox was told to lose nothing while the call was up, or it is not known what it was
    /// told.
    record NothingToLose() implements Compared {}

    /// Nothing came, or the capture no longer has the call's beginning.
    record NotCaptured() implements Compared {}

    /// @param first sequence number from which on it was compared
    /// @param changes how often the network became another while the call was up
    record Done(Comparison comparison, int first, int changes) implements Compared {}

    record Failed(Failure why) implements Compared {}
  }

  public ComparedModel(
      ImpairmentModel impairment, Services services, Workspace workspace, Background background) {
    this.impairment = impairment;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    workspace.entry().subscribe(_ -> follow(null));
  }

  /// Looks at a call from now on, at what it left on the wire whenever it is asked; null at none.
  public void follow(@Nullable Supplier<Optional<CallCapture>> captured) {
    call = captured;
    compared.set(new Compared.NoCall());
    compare();
  }

  /// Compares what has come until now.
  public void compare() {
    long look = ++looks;
    Supplier<Optional<CallCapture>> asked = call;
    Opened reached = workspace.opened().get();
    if (asked == null || reached == null) {
      return;
    }
    background.run(
        asked::get,
        capture -> capture.ifPresent(found -> compare(found, reached, look)),
        problem -> show(new Compared.Failed(Failure.of(problem)), look));
  }

  /// @param look of which it is the outcome; of any but the last it is of another moment or call
  private void show(Compared outcome, long look) {
    if (look == looks) {
      compared.set(outcome);
    }
  }

  private void compare(CallCapture capture, Opened reached, long look) {
    Optional<SipMessage> invite = capture.messages().stream().findFirst();
    Optional<Network> begun =
        invite.flatMap(first -> impairment.at(first.atNanos())).map(Trouble::network);
    if (begun.isEmpty()) {
      show(new Compared.NothingToLose(), look);
      return;
    }
    if (capture.dropped() > 0) {
      show(new Compared.NotCaptured(), look);
      return;
    }
    String callId = SipText.of(invite.get().text()).callId();
    background.run(
        () -> {
          Optional<FaultDesk> desk = services.faults(reached.profile());
          return desk.isPresent()
              ? compared(capture, begun.get(), callId, desk.get())
              : new Compared.NothingToLose();
        },
        outcome -> show(outcome, look),
        problem -> show(new Compared.Failed(Failure.of(problem)), look));
  }

  private static Compared compared(
      CallCapture capture, Network begun, String callId, FaultDesk desk) throws Exception {
    Optional<LossesOfCall> losses = LossesOfCall.of(desk, begun, callId);
    if (losses.isEmpty()) {
      return new Compared.NothingToLose();
    }
    List<MetNetwork> met = losses.get().met();
    ArrivedNumbers came = ArrivedNumbers.of(capture, losses.get().first());
    boolean overtakes = met.stream().anyMatch(each -> each.network().reorderPercent() > 0);
    int packets = Math.min(MOST_PACKETS, came.packets() - (overtakes ? UNDER_WAY : 0));
    if (packets <= 0) {
      return new Compared.NotCaptured();
    }
    var comparison =
        new Comparison(packets, losses.get().dropped(desk, packets), came.missing(packets));
    int changes = met.size() - (begun.isClean() ? 0 : 1);
    return new Compared.Done(comparison, losses.get().first(), changes);
  }

  public ReadOnlyObjectProperty<Compared> compared() {
    return compared.getReadOnlyProperty();
  }
}
