package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/// A verb about one profile: which one, and how its answer is printed.
public abstract class ProfileVerb implements Callable<Integer> {
  protected final Context context;

  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private JsonOption json = new JsonOption();

  protected ProfileVerb(Context context) {
    this.context = context;
  }

  protected final Profile chosen() throws CommandFailure {
    return context.services().profile(profile.name());
  }

  protected final Standing standing() {
    return new Standing(context);
  }

  /// One JSON document, or lines of text.
  protected final void print(Object document, Supplier<List<String>> text) {
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(document));
    } else {
      text.get().forEach(terminal::data);
    }
  }

  /// Something that asks the platform or a file.
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws OrganizationException, SettingsException;
  }

  /// The answer, or how the command ends without one.
  public static <T> T asked(Question<T> question) throws CommandFailure {
    try {
      return question.ask();
    } catch (OrganizationException e) {
      throw failure(e);
    } catch (SettingsException e) {
      throw new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  /// How a command ends that got no answer, or a no.
  protected static CommandFailure failure(OrganizationException e) {
    ExitCode code =
        switch (e.kind()) {
          case UNREACHABLE, KEY_REJECTED -> ExitCode.UNREACHABLE;
          case REFUSED -> ExitCode.FAILED;
          case CANCELLED -> ExitCode.CANCELLED;
        };
    return new CommandFailure(code, Objects.requireNonNull(e.getMessage()), e);
  }
}
