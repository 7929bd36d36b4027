package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Patch;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows numbers that are ordered and not there yet: looks at each from time to time, ever more
/// rarely, and tells when it is active or rejected.
public final class Pending {
  private static final Logger LOG = LoggerFactory.getLogger(Pending.class);
  private static final Duration SOONEST = Duration.seconds(2);
  private static final int RAREST = 30;

  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private int pause = 1;
  private int waited;
  private boolean looking;

  public Pending(
      Workspace workspace, Background background, Notices notices, Supplier<Messages> messages) {
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
  }

  /// As long as the views live.
  public void follow(Lifetime lifetime) {
    lifetime.every(SOONEST, this::next);
    lifetime.watch(workspace.entry(), _ -> pause = 1);
  }

  private void next() {
    List<PhoneNumber> pending = pending();
    if (pending.isEmpty()) {
      pause = 1;
      waited = 0;
    } else if (!looking && ++waited >= pause) {
      waited = 0;
      pause = Math.min(RAREST, pause * 2);
      look(pending);
    }
  }

  private List<PhoneNumber> pending() {
    var configuration = workspace.configuration().get();
    return configuration == null || !(workspace.standing().get() instanceof Standing.OnPlatform)
        ? List.of()
        : configuration.numbers().stream()
            .filter(number -> number.status() == Status.PENDING)
            .toList();
  }

  private void look(List<PhoneNumber> pending) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    looking = true;
    background.run(
        () -> {
          List<PhoneNumber> ended = new ArrayList<>();
          for (PhoneNumber number : pending) {
            PhoneNumber now = opened.organization().market().look(number);
            if (now.status() != Status.PENDING) {
              ended.add(now);
            }
          }
          return ended;
        },
        ended -> {
          looking = false;
          if (opened.equals(workspace.opened().get())) {
            ended.forEach(this::tell);
          }
        },
        problem -> {
          looking = false; // it is looked at again later
          LOG.debug("Pending numbers could not be looked at", problem);
        });
  }

  private void tell(PhoneNumber now) {
    workspace.edited(Patch.replacing(now));
    String written = now.phoneNumber().international();
    Messages words = messages.get();
    notices.tell(
        switch (now.status()) {
          case ACTIVE -> words.get("buy.active", written);
          case REJECTED ->
              now.rejectionReason() == null
                  ? words.get("buy.rejected.why", written)
                  : words.get("buy.rejected", written, now.rejectionReason());
          case PENDING, SUSPENDED, RELEASED, UNKNOWN ->
              words.get("buy.is", written, words.of("number.status", now.status()));
        });
  }
}
