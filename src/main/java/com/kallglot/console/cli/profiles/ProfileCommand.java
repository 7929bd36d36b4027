package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles.Kept;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// What the verbs of `profile` share: the file of profiles.
public abstract class ProfileCommand implements Callable<Integer> {
  final Context context;

  ProfileCommand(Context context) {
    this.context = context;
  }

  final Kept read() throws CommandFailure {
    return ProfileVerb.asked(() -> context.services().profiles().read());
  }

  final void update(UnaryOperator<Kept> change) throws CommandFailure {
    var _ = ProfileVerb.asked(() -> context.services().profiles().update(change));
  }

  final Profile kept(String name) throws CommandFailure {
    return read()
        .named(name)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "There is no profile '%s'. 'profile list' shows those there are.".formatted(name)));
  }

  /// The verbs.
  public static List<Object> verbs(Context context) {
    return List.of(
        new ListProfiles(context),
        new AddProfile(context),
        new UseProfile(context),
        new RemoveProfile(context),
        new ResetProfiles(context));
  }
}
