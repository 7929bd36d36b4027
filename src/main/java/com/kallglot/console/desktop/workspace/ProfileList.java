package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Turns;
import com.kallglot.console.settings.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The profiles to choose from, the one in use first, and which one that is at the next start.
final class ProfileList {
  private final Services services;

  /// The last that was chosen is the last that is kept, and the last that was read is shown.
  private final Turns turns;

  private final Consumer<Exception> failed;
  private final ObservableList<ProfileEntry> all = FXCollections.observableArrayList();

  ProfileList(Services services, Background background, Consumer<Exception> failed) {
    this.services = services;
    this.turns = new Turns(background);
    this.failed = failed;
  }

  ObservableList<ProfileEntry> all() {
    return FXCollections.unmodifiableObservableList(all);
  }

  /// Finds those there are.
  ///
  /// @param told when they are shown
  void read(Runnable told) {
    turns.run(
        () -> {
          List<ProfileEntry> found = services.profiles();
          String wanted = services.inUse();
          return found.stream()
              .sorted((a, b) -> Boolean.compare(b.name().equals(wanted), a.name().equals(wanted)))
              .toList();
        },
        found -> {
          all.setAll(found);
          told.run();
        },
        failed);
  }

  /// Opens this one again at the next start; the environment's is in use as long as it is there.
  void keepUse(ProfileEntry chosen) {
    if (!chosen.name().equals(Environment.PROFILE)) {
      turns.run(() -> services.kept().update(kept -> kept.using(chosen.name())), _ -> {}, failed);
    }
  }

  /// The one of that name, or the one in use.
  Optional<ProfileEntry> named(@Nullable String name) {
    return all.stream()
        .filter(each -> Objects.equals(each.name(), name))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
