package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Turns;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneCall.Voice;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.softphone.CallHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The calls as they are now, the one that is looked at, and what is asked of them. Lives with the
/// window.
public final class PhoneModel {
  private final Phone phone;
  private final Background background;

  /// Digits of one call after the other: a PIN in another order is another PIN.
  private final Turns keys;

  private final ReadOnlyObjectWrapper<@Nullable LastKey> lastKey = new ReadOnlyObjectWrapper<>();

  /// As long as it takes to see that the key was the right one.
  private final PauseTransition lastKeySeen = new PauseTransition(Duration.seconds(2));

  private final Notices notices;
  private final Supplier<Messages> words;
  private final ReadOnlyObjectWrapper<List<PhoneCall>> calls =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable PhoneCall> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PhoneCall> coming = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Transferring> transferring =
      new SimpleObjectProperty<>(Transferring.NOT_ASKED);
  private long chosen;
  private long dismissed;

  /// A digit that was sent. It may be of a PIN: nothing else of the program has it.
  record LastKey(long call, String digit) {}

  /// Whether it is asked to whom a call is handed over.
  enum Transferring {
    ASKED,
    NOT_ASKED
  }

  public PhoneModel(Phone phone, Background background, Notices notices, Supplier<Messages> words) {
    this.phone = phone;
    this.background = background;
    this.keys = new Turns(background);
    this.notices = notices;
    this.words = words;
    lastKeySeen.setOnFinished(_ -> lastKey.set(null));
    phone.listen(
        new PhoneListener() {
          @Override
          public void changed(List<PhoneCall> now) {
            background.onScreen(() -> take(now));
          }
        });
  }

  private void take(List<PhoneCall> now) {
    calls.set(now);
    coming.set(now.stream().filter(PhoneCall::isComing).findFirst().orElse(null));
    choose();
  }

  /// The one that was chosen, the one that is heard, the latest that is up, the last that was.
  private void choose() {
    List<PhoneCall> now = calls.get();
    long before = looked();
    shown.set(
        find(chosen)
            .filter(call -> !call.isOver() || up().isEmpty())
            .or(this::current)
            .or(() -> now.isEmpty() ? Optional.empty() : Optional.of(now.getLast()))
            .filter(call -> call.id() > dismissed || !call.isOver())
            .orElse(null));
    if (looked() != before) {
      transferring.set(Transferring.NOT_ASKED); // what is typed was meant for another call
    }
  }

  private long looked() {
    PhoneCall call = shown.get();
    return call == null ? 0 : call.id();
  }

  private Optional<PhoneCall> find(long id) {
    return calls.get().stream().filter(call -> call.id() == id).findFirst();
  }

  /// The calls that are not over, the oldest first.
  public List<PhoneCall> up() {
    return calls.get().stream().filter(call -> !call.isOver()).toList();
  }

  /// The one that keys and the bar are about: that is heard, or else that is being placed, or else
  /// that waits. One that comes is not, until it is answered.
  public Optional<PhoneCall> current() {
    List<PhoneCall> own = up().stream().filter(call -> !call.isComing()).toList();
    return own.stream()
        .filter(call -> call.state() != PhoneCall.State.HELD)
        .findFirst()
        .or(() -> own.reversed().stream().findFirst());
  }

  /// Shows one of the calls.
  public void show(PhoneCall call) {
    chosen = call.id();
    dismissed = Math.min(dismissed, call.id() - 1);
    choose();
  }

  /// Looks no more at those that are over.
  void dismiss() {
    dismissed = calls.get().stream().mapToLong(PhoneCall::id).max().orElse(0);
    choose();
  }

  /// Shows a call as soon as it is told of.
  void showNext(long id) {
    chosen = id;
    choose();
  }

  /// Takes the call that comes.
  public void answer() {
    PhoneCall call = coming.get();
    if (call != null) {
      chosen = call.id();
      ask(call, "phone.attempt.answer", () -> phone.actions().answer(call.id()));
    }
  }

  public void refuse(Refusal refusal) {
    PhoneCall call = coming.get();
    if (call != null) {
      ask(call, "phone.attempt.refuse", () -> phone.actions().refuse(call.id(), refusal));
    }
  }

  /// The call that comes is not heard any more, and can still be answered.
  void silence() {
    PhoneCall call = coming.get();
    if (call != null) {
      ask(call, "phone.attempt.silence", () -> phone.actions().silence(call.id()));
    }
  }

  /// Ends the current call.
  public void hangUp() {
    current().ifPresent(this::hangUp);
  }

  void hangUp(PhoneCall call) {
    ask(call, "phone.attempt.hang_up", () -> phone.actions().hangUp(call.id()));
  }

  /// Mutes the current call, or lets it be heard again; where there is none, silences one that
  /// comes.
  public void mute() {
    current().ifPresentOrElse(this::mute, this::silence);
  }

  void mute(PhoneCall call) {
    Voice wanted = call.voice() == Voice.MUTED ? Voice.OPEN : Voice.MUTED;
    ask(call, "phone.attempt.mute", () -> phone.actions().voice(call.id(), wanted));
  }

  /// Holds a call, or resumes it and holds the other.
  public void hold(PhoneCall call) {
    if (call.hold().here()) {
      chosen = call.id();
      ask(call, "phone.attempt.resume", () -> phone.actions().resume(call.id()));
    } else {
      ask(call, "phone.attempt.hold", () -> phone.actions().hold(call.id()));
    }
  }

  /// Sends digits in the current call, where it is answered.
  ///
  /// @return whether there is such a call
  public boolean digits(String digits) {
    Optional<PhoneCall> call = current().filter(each -> each.state().isAnswered());
    call.ifPresent(each ->
        keys.run(
            () -> {
              phone.actions().sendDigits(each.id(), digits);
              return each;
            },
            _ -> {
              lastKey.set(new LastKey(each.id(), digits.substring(digits.length() - 1)));
              lastKeySeen.playFromStart();
            },
            problem -> refused("phone.attempt.digits", problem)));
    return call.isPresent();
  }

  /// Hands a call over.
  void transfer(PhoneCall call, String uri) {
    transferring.set(Transferring.NOT_ASKED);
    ask(call, "phone.attempt.transfer", () -> phone.actions().transfer(call.id(), uri));
  }

  /// Connects the far ends of two calls, and leaves both.
  void connect(PhoneCall waits, PhoneCall other) {
    show(waits);
    ask(waits, "phone.attempt.connect", () -> phone.actions().connect(waits.id(), other.id()));
  }

  /// Records a call, or ends its recording and says where it is.
  void record(PhoneCall call) {
    Path file = call.recording();
    if (file == null) {
      ask(call, "phone.attempt.record", () -> phone.actions().record(call.id()));
    } else {
      ask(
          call,
          "phone.attempt.stop",
          () -> {
            phone.actions().stopRecording(call.id());
            background.onScreen(() -> notices.tell(words.get().get("phone.recorded", file)));
          });
    }
  }

  /// How loud a call is now.
  public CallHandle.Levels levels(PhoneCall call) {
    return phone.actions().levels(call.id());
  }

  private interface Wish {
    void carryOut() throws Exception;
  }

  private void ask(PhoneCall call, String attempted, Wish wish) {
    Callable<PhoneCall> work =
        () -> {
          wish.carryOut();
          return call;
        };
    background.run(work, _ -> {}, problem -> refused(attempted, problem));
  }

  private void refused(String attempted, Exception problem) {
    Messages now = words.get();
    notices.tell(
        now.get("phone.refused", now.get(attempted), String.valueOf(problem.getMessage())));
  }

  /// All of this start that are remembered, the oldest first.
  public ReadOnlyObjectProperty<List<PhoneCall>> calls() {
    return calls.getReadOnlyProperty();
  }

  /// The call that is looked at; null for none.
  public ReadOnlyObjectProperty<@Nullable PhoneCall> shown() {
    return shown.getReadOnlyProperty();
  }

  /// The call that waits to be answered; null for none.
  public ReadOnlyObjectProperty<@Nullable PhoneCall> coming() {
    return coming.getReadOnlyProperty();
  }

  /// The digit that was sent last, for a moment; null otherwise.
  ReadOnlyObjectProperty<@Nullable LastKey> lastKey() {
    return lastKey.getReadOnlyProperty();
  }

  ObjectProperty<Transferring> transferring() {
    return transferring;
  }
}
