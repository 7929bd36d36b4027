package com.kallglot.console.desktop.editing;

import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.SettingsException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One edit of one object, as it can be told, made and taken back.
///
/// @param what it is, as a notice says it: `+49 30 23125001 is called “Berlin”`
/// @param object as it was last read
/// @param undo what takes it back, of the object as it is since; null where nothing does
public record Change<T>(
    String what, T object, Attempt<T> attempt, @Nullable Function<T, Change<T>> undo) {

  /// Makes an edit of the object; blocks.
  @FunctionalInterface
  public interface Attempt<T> {
    Edited<T> on(T object, Management management) throws OrganizationException, SettingsException;
  }

  /// One that nothing takes back.
  public static <T> Change<T> forGood(String what, T object, Attempt<T> attempt) {
    return new Change<>(what, object, attempt, null);
  }

  /// The same edit of another state of the object.
  public Change<T> of(T other) {
    return new Change<>(what, other, attempt, undo);
  }

  /// Several edits one after the other, each of what the one before left; the first that is not
  /// made ends it.
  ///
  /// @param attempts at least one
  public static <T> Attempt<T> inTurn(List<Attempt<T>> attempts) {
    return (object, management) -> {
      Edited<T> last = attempts.getFirst().on(object, management);
      for (Attempt<T> next : attempts.subList(1, attempts.size())) {
        if (!(last instanceof Edited.Done<T>(T now))) {
          return last;
        }
        last = next.on(now, management);
      }
      return last;
    };
  }
}
