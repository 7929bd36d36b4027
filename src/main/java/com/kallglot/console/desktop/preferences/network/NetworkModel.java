package com.kallglot.console.desktop.preferences.network;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.network.NetworkView;
import com.kallglot.console.trace.network.NetworkView.Way;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What was found between here and the SIP access in use, when it was asked for; outlasts the
/// views, and is forgotten with the settings that it was found by.
public final class NetworkModel {
  private final Supplier<@Nullable Path> trustedCa;
  private final Background background;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Unread());
  private @Nullable Cancellable<NetworkView> running;
  private int asked;

  /// What is known.
  public sealed interface State {}

  /// No SIP settings were read: there is nothing to try.
  public record Unread() implements State {}

  /// Nobody asked yet.
  public record Untried(SipSettings of) implements State {}

  /// @param found as far as it is known, in the order in which it became so
  public record Trying(SipSettings of, List<Way> found) implements State {
    public Trying {
      found = List.copyOf(found);
    }
  }

  public record Found(SipSettings of, NetworkView view, Instant at) implements State {}

  /// @param why in the system's words
  public record Failed(SipSettings of, String why) implements State {}

  /// @param trustedCa PEM file of authorities that the profile in use trusts in place of the
  ///   system's
  public NetworkModel(
      ObservableValue<@Nullable TelephonyConfiguration> configuration,
      Supplier<@Nullable Path> trustedCa,
      Background background,
      Clock clock) {
    this.trustedCa = trustedCa;
    this.background = background;
    this.clock = clock;
    configuration.subscribe(this::read);
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  private void read(@Nullable TelephonyConfiguration read) {
    SipSettings now = read == null ? null : read.sip();
    SipSettings before = settings();
    if (now != null && before != null && isSameAccess(now, before)) {
      return;
    }
    giveUp();
    state.set(now == null ? new Unread() : new Untried(now));
  }

  private static boolean isSameAccess(SipSettings now, SipSettings before) {
    return now.enabled() == before.enabled()
        && now.domain().equals(before.domain())
        && now.transports().equals(before.transports());
  }

  /// Of what the state tells; null where nothing was read.
  @Nullable SipSettings settings() {
    return switch (state.get()) {
      case Unread() -> null;
      case Untried(var of) -> of;
      case Trying(var of, var _) -> of;
      case Found(var of, var _, var _) -> of;
      case Failed(var of, var _) -> of;
    };
  }

  boolean isTrying() {
    return state.get() instanceof Trying;
  }

  /// Tries every transport; what was found before does not count any more.
  void attempt() {
    SipSettings sip = settings();
    if (sip == null || isTrying()) {
      return;
    }
    int question = ++asked;
    Path authorities = trustedCa.get();
    var found = new ArrayList<Way>();
    var work =
        new Cancellable<>(() ->
            NetworkView.of(
                sip,
                authorities,
                way -> background.onScreen(() -> tell(question, sip, found, way))));
    running = work;
    state.set(new Trying(sip, found));
    background.run(
        work,
        view -> end(question, new Found(sip, view, clock.instant())),
        problem -> end(question, new Failed(sip, String.valueOf(problem.getMessage()))));
  }

  private void tell(int question, SipSettings sip, List<Way> found, Way way) {
    if (question == asked && isTrying()) {
      found.add(way);
      state.set(new Trying(sip, found));
    }
  }

  private void end(int question, State now) {
    if (question == asked) {
      running = null;
      state.set(now);
    }
  }

  /// Ends what is being tried, as if nobody had asked.
  void cancel() {
    SipSettings sip = settings();
    if (isTrying() && sip != null) {
      giveUp();
      state.set(new Untried(sip));
    }
  }

  private void giveUp() {
    asked++; // what is still told of it is not meant any more
    if (running != null) {
      running.cancel();
      running = null;
    }
  }
}
