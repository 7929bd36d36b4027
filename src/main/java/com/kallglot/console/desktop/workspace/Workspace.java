package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.organization.CarriedOut;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The profile in use and its configuration as last read. What was read stays visible while it is
/// read again and when that fails; what belongs to a profile that was left is dropped.
public final class Workspace {
  private final Services services;
  private final Background background;
  private final Clock clock;
  private final ObservableList<ProfileEntry> profiles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable ProfileEntry> entry = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TelephonyConfiguration> configuration =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Activity> activity =
      new ReadOnlyObjectWrapper<>(Activity.READING);
  private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Duration> lastRead = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Standing> standing =
      new ReadOnlyObjectWrapper<>(new Standing.Unread());
  private @Nullable Mode mode;
  private long generation;

  /// A profile that was reached, with what reaches it.
  public record Opened(Profile profile, Organization organization, Modes modes) {}

  /// Whether the platform is being asked at this moment.
  public enum Activity {
    READING,
    IDLE
  }

  private record Read(Opened opened, Mode mode, Duration took) {}

  public Workspace(Services services, Background background, Clock clock) {
    this.services = services;
    this.background = background;
    this.clock = clock;
  }

  /// Finds the profiles and opens the one in use.
  public void begin() {
    background.run(
        () -> {
          List<ProfileEntry> all = services.profiles();
          String wanted = services.inUse();
          return all.stream()
              .sorted((a, b) -> Boolean.compare(b.name().equals(wanted), a.name().equals(wanted)))
              .toList();
        },
        all -> {
          profiles.setAll(all);
          all.stream().findFirst().ifPresent(this::use);
        },
        this::failed);
  }

  /// Changes to a profile and reads its configuration.
  public void use(ProfileEntry chosen) {
    entry.set(chosen);
    opened.set(null);
    mode = null;
    standing.set(new Standing.Unread());
    configuration.set(null);
    lastRead.set(null);
    readAgain();
  }

  /// Reads the configuration of the profile in use.
  public void readAgain() {
    ProfileEntry chosen = entry.get();
    if (chosen == null) {
      begin();
      return;
    }
    long asked = ++generation;
    Opened known = opened.get();
    activity.set(Activity.READING);
    background.run(
        () -> read(asked, chosen, known),
        read -> current(asked, () -> show(read)),
        problem -> current(asked, () -> failed(problem)));
  }

  private Read read(long asked, ProfileEntry chosen, @Nullable Opened known) throws Exception {
    Opened reached = known;
    if (reached == null) {
      Profile profile = services.profile(chosen.name());
      var first = new Opened(profile, services.organization(profile), services.modes(profile));
      reached = first;
      if (profile.kind() != Profile.Kind.SANDBOX) { // which is another one after each start
        reached
            .modes()
            .lastRead()
            .ifPresent(
                kept -> background.onScreen(() -> current(asked, () -> showFirst(first, kept))));
      }
    }
    long began = System.nanoTime();
    Mode found = reached.modes().find();
    return new Read(reached, found, Duration.ofNanos(System.nanoTime() - began));
  }

  private void current(long asked, Runnable change) {
    if (asked == generation) {
      change.run();
    }
  }

  /// What an earlier run read, to be looked at until it is read anew.
  private void showFirst(Opened reached, TelephonyConfiguration kept) {
    if (configuration.get() == null) {
      opened.set(reached);
      configuration.set(kept);
    }
  }

  private void show(Read read) {
    opened.set(read.opened());
    if (read.mode() instanceof Mode.Unknown unknown) {
      unknown.shown().ifPresent(kept -> showFirst(read.opened(), kept));
      failed(unknown.problem(), unknown.last());
      return;
    }
    activity.set(Activity.IDLE);
    failure.set(null);
    lastRead.set(read.took());
    mode = read.mode();
    configuration.set(read.mode().configuration().orElse(null));
    standing.set(Standing.of(read.mode()));
  }

  private void failed(Exception problem) {
    failed(problem, null);
  }

  /// What was read stays, to be looked at.
  private void failed(Exception problem, Mode.@Nullable Remembered last) {
    Failure why = Failure.of(problem);
    TelephonyConfiguration kept = configuration.get();
    activity.set(Activity.IDLE);
    failure.set(why);
    standing.set(
        kept == null ? new Standing.Unknown(why, last) : new Standing.Offline(kept.readAt(), why));
  }

  /// Agrees to keep an inventory of this profile on this computer, for good.
  public void startInventory(Consumer<Failure> failed) {
    Opened reached = opened.get();
    if (reached == null) {
      return;
    }
    background.run(
        reached.modes()::startInventory,
        _ -> {
          if (reached.equals(opened.get())) {
            readAgain();
          }
        },
        problem -> failed.accept(Failure.of(problem)));
  }

  /// What edits the configuration as it is managed now; empty where it cannot be edited.
  public Optional<Management> management() {
    Opened reached = opened.get();
    return reached == null || mode == null || !standing.get().mayEdit()
        ? Optional.empty()
        : reached.modes().management(mode);
  }

  /// Shows at once what an edit made of the configuration, and reads everything again: what was
  /// being read while it was made is dropped.
  public void edited(UnaryOperator<TelephonyConfiguration> change) {
    TelephonyConfiguration before = configuration.get();
    if (before != null) {
      configuration.set(change.apply(before));
    }
    readAgain();
  }

  /// The platform refused an edit because the key lacks the right; holds until it is read again.
  public void mayOnlyRead(String said) {
    if (standing.get() instanceof Standing.OnPlatform) {
      standing.set(new Standing.MayOnlyRead(said));
    }
  }

  /// Carries edits out at the platform, one after the other, and shows what is then.
  ///
  /// @param done is told what takes them back
  public void carryOut(
      List<Edit.OfConfiguration> edits,
      Consumer<List<Edit.OfConfiguration>> done,
      Consumer<Failure> failed) {
    Opened reached = opened.get();
    if (reached == null || mode == null || edits.isEmpty()) {
      return;
    }
    long asked = ++generation;
    activity.set(Activity.READING);
    background.run(
        () -> reached.organization().carryOut(edits),
        made ->
            current(
                asked,
                () -> {
                  activity.set(Activity.IDLE);
                  configuration.set(made.now());
                  switch (made.problem()) {
                    case CarriedOut.Problem.NotAllMade(var why) -> failed.accept(Failure.of(why));
                    case CarriedOut.Problem.NotRead(var why) -> {
                      failure.set(Failure.of(why));
                      done.accept(made.undo());
                    }
                    case null -> {
                      failure.set(null);
                      done.accept(made.undo());
                    }
                  }
                }),
        problem ->
            current(
                asked,
                () -> {
                  activity.set(Activity.IDLE);
                  failed.accept(Failure.of(problem));
                }));
  }

  /// How old what is shown is.
  public Optional<Duration> age() {
    return Optional.ofNullable(configuration.get())
        .map(read -> Duration.between(read.readAt(), clock.instant()));
  }

  /// Whether a click may change the configuration: on a real platform it needs more than one.
  public boolean isSandbox() {
    ProfileEntry chosen = entry.get();
    return chosen != null && chosen.kind() == Profile.Kind.SANDBOX;
  }

  public ObservableList<ProfileEntry> profiles() {
    return FXCollections.unmodifiableObservableList(profiles);
  }

  public ReadOnlyObjectProperty<@Nullable ProfileEntry> entry() {
    return entry.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable Opened> opened() {
    return opened.getReadOnlyProperty();
  }

  /// Where the configuration comes from, and whether it can be edited.
  public ReadOnlyObjectProperty<Standing> standing() {
    return standing.getReadOnlyProperty();
  }

  /// Null until it was read once.
  public ReadOnlyObjectProperty<@Nullable TelephonyConfiguration> configuration() {
    return configuration.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Activity> activity() {
    return activity.getReadOnlyProperty();
  }

  /// Of the last reading; null where it went well.
  public ReadOnlyObjectProperty<@Nullable Failure> failure() {
    return failure.getReadOnlyProperty();
  }

  /// How long the last reading took that went well.
  public ReadOnlyObjectProperty<@Nullable Duration> lastRead() {
    return lastRead.getReadOnlyProperty();
  }
}
