package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A verb that makes one edit which can be undone, on the platform or in the inventory.
///
/// @param <T> what is edited
public abstract class EditVerb<T> extends ProfileVerb {
  @Option(
      names = "--if-match",
      paramLabel = "ETAG",
      description =
          "Edit only what still has this etag, as 'list --json' showed it. Default: as read by this"
              + " command.")
  private @Nullable String etag;

  protected EditVerb(Context context) {
    super(context);
  }

  /// The object to edit.
  protected abstract T find(TelephonyConfiguration configuration) throws CommandFailure;

  /// The same object, as if read with another etag.
  protected abstract T withEtag(T object, String wanted);

  protected abstract Edited<T> edit(Management management, T object)
      throws OrganizationException, SettingsException;

  /// Says what follows from the edit, and asks where that is more than what was typed.
  ///
  /// @throws CommandFailure where nobody agrees
  protected void agree(T object, TelephonyConfiguration configuration) throws CommandFailure {}

  /// What is true of the object now, as a sentence without its full stop.
  protected abstract String sentence(T now);

  @Override
  public Integer call() throws CommandFailure {
    Profile chosen = chosen();
    Mode mode = standing().known(chosen);
    TelephonyConfiguration configuration = mode.configuration().orElseThrow();
    T found = find(configuration);
    agree(found, configuration);
    T object = etag == null ? found : withEtag(found, etag);
    Management management = context.services().modes(chosen).management(mode).orElseThrow();
    Edited<T> edited = asked(() -> edit(management, object));
    T now = etag == null ? Overtaken.done(edited) : Overtaken.doneOfEtag(edited);
    Origin origin = Origin.of(mode);
    print(origin.with(now), () -> List.of(sentence(now) + origin.inBrackets() + "."));
    return ExitCode.PASSED.value();
  }
}
