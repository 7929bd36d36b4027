package com.kallglot.console.desktop.sessions;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.ServiceException;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.SessionDesk;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The sessions of this console. The list is read from this computer; the platform is asked only
/// for what is seen: the states of the rows on the screen, and what was said and recorded in the
/// one that is chosen. The first failure ends the asking until somebody tries again.
public final class SessionsModel {
  /// Enough for a list to fill quickly, few enough for the smallest rate limit.
  private static final int AT_ONCE = 4;

  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Clock clock;
  private final ObservableList<SessionRow> rows = FXCollections.observableArrayList();
  private final RowsOnScreen onScreen = new RowsOnScreen();
  private final ObjectProperty<@Nullable SessionRow> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Listing> listing =
      new ReadOnlyObjectWrapper<>(Listing.READING);
  private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
  private @Nullable Site site;
  private BooleanSupplier looked = () -> false;
  private int underWay;
  private long generation;
  private long readings;

  /// Whether the list is known.
  enum Listing {
    READING,
    READ
  }

  /// Where the sessions are.
  private record Site(Profile profile, SessionDesk desk) {}

  /// What is here, and the site or why there is none.
  private record Found(List<Made> made, @Nullable Site site, @Nullable Failure problem) {}

  public SessionsModel(Services services, Workspace workspace, Background background, Clock clock) {
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.clock = clock;
    workspace.entry().subscribe(_ -> begin());
    workspace
        .opened()
        .subscribe(opened -> {
          if (opened == null) {
            begin(); // the same profile, perhaps with another key or base
          }
        });
  }

  private void begin() {
    generation++;
    rows.clear();
    onScreen.clear();
    chosen.set(null);
    failure.set(null);
    site = null;
    underWay = 0;
    listing.set(Listing.READING);
  }

  /// Reads the list, and lets what may have changed be asked for anew.
  void readAgain() {
    ProfileEntry entry = workspace.entry().get();
    if (entry == null) {
      return;
    }
    long asked = generation;
    long reading = ++readings;
    Site known = site;
    background.run(
        () -> find(entry, known),
        found -> {
          if (asked == generation && reading == readings) {
            show(found);
          }
        },
        problem -> {
          if (asked == generation) {
            listing.set(Listing.READ);
            failure.set(Failure.of(problem));
          }
        });
  }

  private Found find(ProfileEntry entry, @Nullable Site known) throws Exception {
    Profile profile = known == null ? services.profile(entry.name()) : known.profile();
    List<Made> made = services.sessionsMade(profile).all();
    if (known != null) {
      return new Found(made, known, null);
    }
    try {
      return new Found(made, new Site(profile, services.organization(profile).sessions()), null);
    } catch (ServiceException e) {
      return new Found(made, null, Failure.of(e));
    }
  }

  private void show(Found found) {
    site = found.site();
    failure.set(found.problem());
    listing.set(Listing.READ);
    Map<String, SessionRow> known = new HashMap<>();
    rows.forEach(row -> known.put(row.made().id(), row));
    List<SessionRow> now =
        found.made().stream()
            .map(made -> known.getOrDefault(made.id(), new SessionRow(made)))
            .toList();
    if (!now.equals(rows)) {
      rows.setAll(now);
    }
    onScreen.rows().forEach(SessionRow::want);
    if (chosen.get() != null) {
      chosen.get().want();
    }
  }

  /// @param now whether somebody looks at the page
  void looked(BooleanSupplier now) {
    looked = now;
  }

  /// Asks for what is due, if anybody looks; to be called again and again.
  void look() {
    Site at = site;
    if (at == null || failure.get() != null || !looked.getAsBoolean()) {
      return;
    }
    Instant now = clock.instant();
    SessionRow first = chosen.get();
    if (first != null) {
      ask(first.session(), now, () -> at.desk().get(first.made().id()));
      if (first.session().answer().get() instanceof Answer.Known<Session>) {
        ask(first.transcript(), now, () -> at.desk().transcript(first.made().id()));
      }
      if (first.isIn(Session.Status.ENDED)) {
        ask(first.recordings(), now, () -> at.desk().recordings(first.made().id()));
      }
    }
    for (SessionRow row : onScreen.rows()) {
      ask(row.session(), now, () -> at.desk().get(row.made().id()));
    }
  }

  private <T> void ask(Asked<T> what, Instant now, Callable<T> question) {
    if (underWay >= AT_ONCE || !what.isDue(now)) {
      return;
    }
    long asked = generation;
    underWay++;
    what.begin();
    background.run(
        question,
        value -> {
          what.end(new Answer.Known<>(value, clock.instant()));
          answered(asked, null);
        },
        problem -> {
          boolean gone =
              problem instanceof OrganizationException refused && refused.status() == 404;
          Failure told = Failure.of(problem);
          what.end(gone ? new Answer.Gone<>() : new Answer.Failed<>(told));
          answered(asked, gone ? null : told);
        });
  }

  private void answered(long asked, @Nullable Failure problem) {
    if (asked != generation) {
      return;
    }
    underWay--;
    if (problem == null) {
      look();
    } else {
      failure.set(problem);
    }
  }

  /// Ends a session; its calls are hung up. One that is being ended already is not ended twice.
  void end(SessionRow row, Runnable done, Consumer<Failure> failed) {
    Site at = site;
    if (at == null || row.isEnding()) {
      return;
    }
    row.ending(true);
    background.run(
        () -> at.desk().end(row.made().id()),
        _ -> {
          row.ending(false);
          row.want();
          done.run();
        },
        problem -> {
          row.ending(false);
          row.want(); // it may have ended all the same
          failed.accept(Failure.of(problem));
        });
  }

  /// The row came onto the screen.
  void appeared(SessionRow row) {
    onScreen.appeared(row);
  }

  void disappeared(SessionRow row) {
    onScreen.disappeared(row);
  }

  ObservableList<SessionRow> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  ObjectProperty<@Nullable SessionRow> chosen() {
    return chosen;
  }

  ReadOnlyObjectProperty<Listing> listing() {
    return listing.getReadOnlyProperty();
  }

  /// Why nothing more is asked; null where all is well.
  ReadOnlyObjectProperty<@Nullable Failure> failure() {
    return failure.getReadOnlyProperty();
  }

  /// Where the platform is, for commands that are copied; empty where it is not known.
  Stream<String> apiBase() {
    return Stream.ofNullable(site).map(at -> at.profile().apiBase());
  }

  /// Whether what is done there is done to real people.
  boolean isLive() {
    return site != null && site.profile().kind() == Profile.Kind.LIVE;
  }
}
