package com.kallglot.console.desktop.connections.credentials;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.StandInAccount;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Credentials tried at their provider before anybody else gets them; one trial at a time.
public final class CredentialTrial {
  private final Workspace workspace;
  private final Services services;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Nothing());

  /// How far it is.
  public sealed interface State {
    record Nothing() implements State {}

    record Running(Cancellable<CredentialVerdict> work) implements State {}

    record Cancelled() implements State {}

    /// The provider could not even be asked.
    record Broken(Failure failure) implements State {}

    /// @param of what was tried
    record Told(ProviderCredentials of, CredentialVerdict verdict) implements State {}
  }

  public CredentialTrial(Workspace workspace, Services services, Background background) {
    this.workspace = workspace;
    this.services = services;
    this.background = background;
    workspace.entry().subscribe(_ -> forget());
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// Asks the provider.
  ///
  /// @param then is told the verdict where there is one
  public void begin(ProviderCredentials credentials, Consumer<CredentialVerdict> then) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    forget();
    var work = new Cancellable<>(() -> services.providers(opened.profile()).attempt(credentials));
    var running = new State.Running(work);
    state.set(running);
    background.run(
        work,
        verdict -> {
          if (running.equals(state.get())) {
            state.set(new State.Told(credentials, verdict));
            then.accept(verdict);
          }
        },
        problem -> {
          if (running.equals(state.get())) {
            state.set(
                problem instanceof CancellationException
                    ? new State.Cancelled()
                    : new State.Broken(Failure.of(problem)));
          }
        });
  }

  /// The accounts that can be tried without having one: those of the sandbox's stand-in, and none
  /// on any other platform. One that signs in by an API key has no fields here.
  void standIns(Provider of, Consumer<List<StandInAccount>> told) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null || !workspace.isSandbox()) {
      return;
    }
    background.run(
        () ->
            services.providers(opened.profile()).standIns().stream()
                .filter(one -> one.credentials().provider() == of && !signsInByKey(one))
                .toList(),
        told,
        _ -> told.accept(List.of()));
  }

  private static boolean signsInByKey(StandInAccount account) {
    return account.credentials() instanceof ProviderCredentials.Twilio twilio && twilio.isApiKey();
  }

  public void cancel() {
    if (state.get() instanceof State.Running(var work)) {
      work.cancel();
    }
  }

  /// What was tried is not what stands in the fields any more.
  public void forget() {
    cancel();
    state.set(new State.Nothing());
  }
}
