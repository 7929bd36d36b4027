package com.kallglot.console.desktop.workspace;

import com.kallglot.console.organization.CarriedOut;
import com.kallglot.console.routing.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of edits that one click carries out. Told on the JavaFX thread, whatever happened
/// meanwhile.
public interface ClickAnswer {
  /// @param undo what takes them back; nothing where their profile was left
  void done(List<Edit.OfConfiguration> undo);

  /// The first of them were made, the others were not.
  ///
  /// @param undo what takes back those that were made; nothing where their profile was left
  void partly(List<Edit.OfConfiguration> undo, Failure why);

  /// None was made, as far as is known.
  void failed(Failure why);

  /// Tells it by how far the platform came.
  default void tell(List<Edit.OfConfiguration> undo, CarriedOut.@Nullable Problem problem) {
    switch (problem) {
      case CarriedOut.Problem.NotAllMade(var why) -> partly(undo, Failure.of(why));
      case CarriedOut.Problem.NotRead _ -> done(undo);
      case null -> done(undo);
    }
  }
}
