package com.kallglot.console.phone;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.Softphone.AudioEnd;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A call as it is at one moment.
///
/// @param id known before the engine knows the call; unique for one start of the program
/// @param remote the address of the other party, as dialled or as the caller gave it
/// @param session the platform's session it belongs to; null where it belongs to none or that is
///   not known
/// @param hold who holds it
/// @param ring whether it may be heard that it rings, here or there
/// @param digitsSent how many the engine took; which they were is kept nowhere, for they may be a
///   PIN
/// @param media as agreed last; null before
/// @param events in order, of the samples only the last
/// @param answeredNanos `System.nanoTime` of the answer; null before
/// @param recording the file that it is recorded to; null where it is not
/// @param ended null while it is not over
/// @param cause why it ended as it did; null until that was found out
public record PhoneCall(
    long id,
    String callId,
    Direction direction,
    String lineId,
    String lineLabel,
    String remote,
    @Nullable String session,
    Instant begunAt,
    State state,
    Hold hold,
    Voice voice,
    Ring ring,
    int digitsSent,
    @Nullable MediaInfo media,
    CallStatistics statistics,
    CallFigures figures,
    List<CallEvent> events,
    @Nullable Long answeredNanos,
    @Nullable Path recording,
    CallEvent.@Nullable Ended ended,
    @Nullable Cause cause) {
  private static final Pattern SESSION = Pattern.compile("(?i)sips?:(sess_\\w+)@.*");

  public PhoneCall {
    events = List.copyOf(events);
  }

  /// Who called whom.
  public enum Direction {
    OUTGOING,
    INCOMING
  }

  /// How far it is.
  public enum State {
    DIALLING,
    /// The far end rings, or this one does.
    RINGING,
    /// Sound before the answer.
    EARLY_MEDIA,
    UP,
    HELD,
    HELD_BY_FAR_END,
    TRANSFERRING,
    ENDED;

    /// Whether somebody answered and it is not over.
    public boolean isAnswered() {
      return switch (this) {
        case UP, HELD, HELD_BY_FAR_END, TRANSFERRING -> true;
        case DIALLING, RINGING, EARLY_MEDIA, ENDED -> false;
      };
    }
  }

  /// Who keeps the other waiting.
  ///
  /// @param here we do
  /// @param there the far end does
  public record Hold(boolean here, boolean there) {}

  /// Whether we are heard.
  public enum Voice {
    OPEN,
    MUTED
  }

  /// Whether it is heard while nobody has answered it.
  public enum Ring {
    LOUD,
    /// Not any more, or not at all.
    SILENCED
  }

  public boolean isOver() {
    return ended != null;
  }

  /// Somebody calls and waits for an answer from here.
  public boolean isComing() {
    return direction == Direction.INCOMING && !isOver() && !state.isAnswered();
  }

  /// We call, and nobody has answered yet.
  boolean isBeingPlaced() {
    return direction == Direction.OUTGOING && !isOver() && !state.isAnswered();
  }

  /// Whether it takes part in what is heard now.
  boolean isUnheld() {
    return state.isAnswered() && !hold.here();
  }

  /// Somebody called and gave up before anybody answered.
  public boolean isMissed() {
    return direction == Direction.INCOMING
        && answeredNanos == null
        && ended != null
        && ended.origin() == CallEvent.Origin.FAR_END
        && (cause == null || cause.code() != CauseCode.ANSWERED_ELSEWHERE);
  }

  /// Since the answer, or until the end; zero before.
  public Duration talked(long nowNanos) {
    if (answeredNanos == null) {
      return Duration.ZERO;
    }
    long end = ended == null ? nowNanos : ended.atNanos();
    return Duration.ofNanos(Math.max(0, end - answeredNanos));
  }

  /// The last event of a kind; empty where there was none.
  public <E extends CallEvent> Optional<E> last(Class<E> kind) {
    return events.reversed().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /// How microphone or speaker got lost; empty where it works, as far as is known.
  public Optional<CallEvent.AudioDeviceLost> lost(AudioEnd end) {
    return events.reversed().stream()
        .filter(event -> event instanceof CallEvent.AudioDeviceChange device && device.end() == end)
        .findFirst()
        .filter(CallEvent.AudioDeviceLost.class::isInstance)
        .map(CallEvent.AudioDeviceLost.class::cast);
  }

  /// How it sounds here, or sounded: 1 to 4.5 (narrowband, estimated); null where that is not
  /// rated.
  public @Nullable Double mos() {
    return Afterwards.mos(this);
  }

  /// The other party as people know it: a number grouped as its country does, an extension, an
  /// address without its scheme.
  public String remoteName() {
    return nameOf(remote);
  }

  /// The same of any address.
  public static String nameOf(String address) {
    String user = userOf(address);
    Optional<String> number = E164.parse(user).map(E164::international);
    if (number.isPresent()) {
      return number.get();
    }
    return user.matches("[0-9*#]+") || user.startsWith("sess_") ? user : bare(address);
  }

  /// Whom one talks to as a telephone number; empty where the address is none.
  public Optional<E164> remoteNumber() {
    return E164.parse(userOf(remote));
  }

  private static String bare(String address) {
    return address.replaceFirst("(?i)^(sips?|tel):", "").replaceFirst("[;?].*", "");
  }

  /// What stands before the host; the whole of an address without one.
  static String userOf(String address) {
    String rest = bare(address);
    int at = rest.indexOf('@');
    return at < 0 ? rest : rest.substring(0, at).replace("%23", "#");
  }

  /// Where the other party is: the host of its address, without a port; empty where it has none.
  public String remoteHost() {
    String rest = bare(remote);
    return rest.substring(rest.indexOf('@') + 1).replaceFirst(":\\d+$", "");
  }

  static @Nullable String sessionOf(String address) {
    Matcher found = SESSION.matcher(address);
    return found.matches() ? found.group(1) : null;
  }
}
