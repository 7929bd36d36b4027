package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.edit.Edited;
import java.util.List;
import java.util.function.Function;

/// What an edit made, or how the command ends where somebody else was faster.
public final class Overtaken {
  private Overtaken() {}

  /// The object as it is since.
  ///
  /// @throws CommandFailure with [ExitCode#FAILED], showing both sides field by field
  public static <T> T done(Edited<T> edited) throws CommandFailure {
    return done(edited, conflict -> Differences.of(conflict.asRead(), conflict.asItIs()));
  }

  /// The same for an edit of what had an etag that was named: nothing else is known of it.
  static <T> T doneOfEtag(Edited<T> edited) throws CommandFailure {
    return done(edited, conflict -> Differences.now(conflict.asItIs()));
  }

  private static <T> T done(Edited<T> edited, Function<Edited.Conflict<T>, List<String>> sides)
      throws CommandFailure {
    return switch (edited) {
      case Edited.Done<T> done -> done.now();
      case Edited.Conflict<T> conflict ->
          throw new CommandFailure(
              ExitCode.FAILED,
              "Not changed: somebody changed it after it was read.\n%s\nLook at it again, and repeat the command if it still makes sense."
                  .formatted(String.join("\n", sides.apply(conflict))));
      case Edited.Gone<T> _ ->
          throw new CommandFailure(ExitCode.FAILED, "Not changed: it is not there any more.");
    };
  }
}
