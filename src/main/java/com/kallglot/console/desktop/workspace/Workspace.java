package com.kallglot.console.desktop.workspace;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.organization.CarriedOut;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.Modes;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The profile in use and its configuration as last read. What was read stays visible while it is
/// read again and when that fails; what belongs to a profile that was left is dropped.
public final class Workspace {
  private final Services services;
  private final Background background;
  private final Clock clock;
  private final ProfileList profiles;
  private final ReadOnlyObjectWrapper<@Nullable ProfileEntry> entry = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TelephonyConfiguration> configuration =
      new ReadOnlyObjectWrapper<>();
  private final Arriving arriving = new Arriving();
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

  public Workspace(Services services, Background background, Clock clock) {
    this.services = services;
    this.background = background;
    this.clock = clock;
    this.profiles = new ProfileList(services, background, problem -> failed(problem, null));
  }

  /// Finds the profiles and opens the one in use.
  public void begin() {
    profiles.read(() -> profiles.named(null).ifPresent(this::open));
  }

  /// Changes to a profile, reads its configuration, and opens it again at the next start.
  public void use(ProfileEntry chosen) {
    open(chosen);
    profiles.keepUse(chosen);
  }

  /// Shows the profiles there are now; opens `chosen`, or another where the one in use is gone.
  public void profilesChanged(@Nullable String chosen) {
    profiles.read(() -> {
      ProfileEntry now = entry.get();
      Optional<ProfileEntry> then =
          profiles.named(chosen == null && now != null ? now.name() : chosen);
      if (chosen != null || !then.equals(Optional.ofNullable(now))) {
        then.ifPresent(this::open);
      }
    });
  }

  private void open(ProfileEntry chosen) {
    entry.set(chosen);
    opened.set(null);
    mode = null;
    standing.set(new Standing.Unread());
    configuration.set(null);
    arriving.clear();
    lastRead.set(null);
    failure.set(null);
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
    arriving.clear();
    Opened known = opened.get();
    activity.set(Activity.READING);
    background.run(
        () ->
            new Reading(services)
                .read(
                    chosen,
                    known,
                    (reached, kept) -> onScreen(asked, () -> showFirst(reached, kept)),
                    page -> onScreen(asked, () -> arriving.add(page, configuration.get()))),
        read -> current(asked, () -> show(read)),
        problem -> current(asked, () -> failed(problem, null)));
  }

  private void onScreen(long asked, Runnable change) {
    background.onScreen(() -> current(asked, change));
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

  private void show(Reading.Read read) {
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
    arriving.clear();
    standing.set(Standing.of(read.mode()));
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
  public void carryOut(List<Edit.OfConfiguration> edits, ClickAnswer answer) {
    Opened reached = opened.get();
    if (reached == null || mode == null || edits.isEmpty()) {
      return;
    }
    long asked = ++generation;
    activity.set(Activity.READING);
    background.run(
        () -> reached.organization().carryOut(edits),
        made -> {
          boolean here = reached.equals(opened.get());
          if (here) {
            show(made, asked);
          }
          answer.tell(here ? made.undo() : List.of(), made.problem());
        },
        problem -> {
          Failure why = Failure.of(problem);
          current(asked, () -> activity.set(Activity.IDLE));
          if (why.effect() == Failure.Effect.PERHAPS_DONE && reached.equals(opened.get())) {
            readAgain();
          }
          answer.failed(why);
        });
  }

  /// Where it was read again meanwhile, that reading may be from before the edits.
  private void show(CarriedOut made, long asked) {
    if (asked != generation) {
      edited(_ -> made.now());
      return;
    }
    configuration.set(made.now());
    if (made.problem() instanceof CarriedOut.Problem.NotRead(var why)) {
      failed(why, null);
    } else {
      activity.set(Activity.IDLE);
      failure.set(null);
    }
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
    return profiles.all();
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

  /// The numbers of a first reading that have come so far; empty once it is complete.
  public ObservableList<PhoneNumber> arriving() {
    return arriving.toSee();
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
