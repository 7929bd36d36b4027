package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.inventory.KeptNumber;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Numbers written down by hand and crossed out again, where the platform manages none. Either can
/// be taken back.
public final class Notebook {
  private final Services services;
  private final Workspace workspace;
  private final NumbersModel model;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final Clock clock;

  public Notebook(
      Services services,
      Workspace workspace,
      NumbersModel model,
      Background background,
      Notices notices,
      Supplier<Messages> messages,
      Clock clock) {
    this.services = services;
    this.workspace = workspace;
    this.model = model;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    this.clock = clock;
  }

  /// Whether it is what the page shows.
  boolean isOpen() {
    return workspace.standing().get() instanceof Standing.OnInventory;
  }

  /// @param done is told that it is written down
  /// @param there is told where the number is written down already
  void add(E164 number, Provider provider, @Nullable String label, Runnable done, Runnable there) {
    var kept = new KeptNumber(number, provider, true, label, clock.instant(), 0);
    String what = messages.get().get("numbers.change.written", number.international());
    work(
        what,
        file -> file.add(kept),
        added -> {
          if (added) {
            model.select(kept.id());
            notices.tell(messages.get().get("notice.done", what), () -> remove(number));
            done.run();
          } else {
            there.run();
          }
        });
  }

  void crossOut(PhoneNumber number) {
    E164 wanted = number.phoneNumber();
    String what = messages.get().get("numbers.change.crossed", wanted.international());
    var kept =
        new KeptNumber(
            wanted,
            number.provider(),
            number.status() == PhoneNumber.Status.ACTIVE,
            number.label(),
            number.createdAt(),
            0);
    work(
        what,
        file -> file.forget(wanted),
        gone -> {
          if (gone) {
            notices.tell(
                messages.get().get("notice.done", what),
                () -> work(what, file -> file.add(kept), _ -> undone()));
          } else {
            model.fail(what, Failure.here(messages.get().get("numbers.gone")), null);
          }
        });
  }

  private void remove(E164 number) {
    String what = messages.get().get("numbers.change.crossed", number.international());
    work(what, file -> file.forget(number), _ -> undone());
  }

  private void undone() {
    notices.tell(messages.get().get("notice.undone"));
  }

  /// Something done to the file.
  private interface Work {
    boolean on(InventoryFile file) throws Exception;
  }

  private void work(String what, Work work, Consumer<Boolean> done) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null || !isOpen()) {
      return;
    }
    model.begin();
    Callable<Boolean> task = () -> work.on(services.inventory(opened.profile()));
    background.run(
        task,
        answer -> {
          if (opened.equals(workspace.opened().get())) {
            workspace.readAgain();
            done.accept(answer);
          } else {
            notices.tell(messages.get().get("notice.done", what));
          }
        },
        problem -> failed(what, Failure.of(problem), opened));
  }

  private void failed(String what, Failure failure, Workspace.Opened of) {
    if (of.equals(workspace.opened().get())) {
      model.fail(what, failure, null);
    } else {
      notices.tell(messages.get().get("notice.failed", what, failure.detail()));
    }
  }
}
