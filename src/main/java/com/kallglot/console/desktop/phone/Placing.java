package com.kallglot.console.desktop.phone;

import com.kallglot.console.calltest.guard.Caps;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.dial.DialModel.Use;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.Dialled;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.settings.Guards;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// A call from the wish to its placing; what it can cost is said first where it costs something.
/// Lives with the window.
public final class Placing {
  private final Phone phone;
  private final PhoneModel model;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> words;
  private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Use> use = new ReadOnlyObjectWrapper<>(Use.FREE);
  private boolean underWay;

  /// A call that costs something and waits for a yes.
  ///
  /// @param uri null where its session is to be created first
  /// @param refusal why it may not be placed at all; null where it may
  record Asking(
      PhoneLine line,
      @Nullable String uri,
      Exposure exposure,
      @Nullable String refusal,
      Runnable agree) {}

  public Placing(
      Phone phone,
      PhoneModel model,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> words) {
    this.phone = phone;
    this.model = model;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.words = words;
    workspace.entry().subscribe(_ -> asking.set(null));
    model.calls().subscribe(_ -> showUse());
  }

  private void showUse() {
    boolean answered = model.current().filter(call -> call.state().isAnswered()).isPresent();
    use.set(underWay ? Use.PLACING : answered ? Use.IN_CALL : Use.FREE);
  }

  /// Whom to call, as soon as that is known.
  interface Target {
    String uri() throws Exception;
  }

  /// Calls `uri`; on a profile that is no sandbox its exposure is said first.
  ///
  /// @param placed told when it is; never where it is not
  public void dial(PhoneLine line, String uri, Runnable placed) {
    ask(line, uri, Exposure::ofCall, () -> uri, placed);
  }

  /// Creates a session and calls it, after its exposure was said where it costs something.
  ///
  /// @param session creates it; off the screen's thread
  void dialNew(PhoneLine line, Target session) {
    ask(line, null, Exposure::ofSession, session, () -> {});
  }

  private void ask(
      PhoneLine line,
      @Nullable String uri,
      Function<Duration, Exposure> costs,
      Target target,
      Runnable placed) {
    Workspace.Opened opened = workspace.opened().get();
    if (workspace.isSandbox() || opened == null || line.longest() == null) {
      place(line, target, placed);
      return;
    }
    Guards guards = opened.profile().guards();
    Exposure exposure = costs.apply(line.longest());
    String refusal =
        new Caps(guards.credits(), guards.minutes(), guards.callsAtOnce())
            .refusal(exposure)
            .or(() -> tooMany(guards))
            .orElse(null);
    asking.set(new Asking(line, uri, exposure, refusal, () -> place(line, target, placed)));
  }

  private Optional<String> tooMany(Guards guards) {
    return model.up().size() < guards.callsAtOnce()
        ? Optional.empty()
        : Optional.of(words.get().get("phone.too_many", guards.callsAtOnce()));
  }

  /// Does not call after all.
  void keepSilent() {
    asking.set(null);
  }

  private void place(PhoneLine line, Target target, Runnable placed) {
    asking.set(null);
    underWay(Going.ON);
    background.run(
        () -> phone.dial(line, target.uri()),
        outcome -> dialled(outcome, placed),
        problem -> {
          underWay(Going.OVER);
          notices.tell(words.get().get("phone.not_dialled", String.valueOf(problem.getMessage())));
        });
  }

  private enum Going {
    ON,
    OVER
  }

  private void underWay(Going now) {
    underWay = now == Going.ON;
    showUse();
  }

  private void dialled(Dialled outcome, Runnable told) {
    underWay(Going.OVER);
    switch (outcome) {
      case Dialled.Placed placed -> {
        model.showNext(placed.id());
        told.run();
      }
      case Dialled.Forbidden forbidden ->
          notices.tell(words.get().get("phone.not_dialled", forbidden.why()));
      case Dialled.GivenUp _ -> {}
      case Dialled.Busy _ -> notices.tell(words.get().get("phone.busy"));
    }
  }

  /// How long a call may last that this profile pays for; empty where nobody pays.
  Optional<Duration> longest() {
    Workspace.Opened opened = workspace.opened().get();
    return opened == null || workspace.isSandbox()
        ? Optional.empty()
        : Optional.of(Duration.ofMinutes(opened.profile().guards().minutes()));
  }

  /// Null where nothing is asked.
  ReadOnlyObjectProperty<@Nullable Asking> asking() {
    return asking.getReadOnlyProperty();
  }

  /// What keys are for at the moment.
  public ReadOnlyObjectProperty<Use> use() {
    return use.getReadOnlyProperty();
  }
}
