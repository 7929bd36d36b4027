package com.kallglot.console.desktop.reach;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.probe.SipAccessProbe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the network lets through to the SIP transports in use: tried whenever the configuration was
/// read, in the background, so that nothing waits for it.
public final class SipReach {
  private static final Logger LOG = LoggerFactory.getLogger(SipReach.class);

  private final Background background;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Unknown());
  private @Nullable TelephonyConfiguration tried;

  /// What is known.
  public sealed interface State {}

  /// No settings were read.
  public record Unknown() implements State {}

  /// SIP is switched off, or has no transport: nothing is tried.
  public record Off() implements State {}

  /// Being tried; what was found before does not count any more.
  public record Trying(TelephonyConfiguration of) implements State {}

  /// @param found in the order of the settings
  public record Found(Map<Transport, Reachability> found, Instant at) implements State {
    public Found {
      found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
    }

    /// How many answered.
    public long reached() {
      return found.values().stream().filter(Reachability::isReached).count();
    }

    /// This computer's address as the platform saw it; empty where no transport said.
    public Optional<String> seenAs() {
      return Reachability.seenAs(found.values());
    }
  }

  public SipReach(Workspace workspace, Background background, Clock clock) {
    this.background = background;
    this.clock = clock;
    workspace.configuration().subscribe(read -> look(read, workspace.opened().get()));
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  private void look(@Nullable TelephonyConfiguration read, Workspace.@Nullable Opened opened) {
    if (read != null && tried != null && isSame(read, tried)) {
      return; // an edit of something else, shown before it is read again
    }
    tried = read;
    if (read == null) {
      state.set(new Unknown());
    } else if (!read.sip().enabled() || read.sip().transports().isEmpty()) {
      state.set(new Off());
    } else {
      state.set(new Trying(read));
      probe(read, opened == null ? null : opened.profile().trustedCa());
    }
  }

  private static boolean isSame(TelephonyConfiguration read, TelephonyConfiguration tried) {
    return read.readAt().equals(tried.readAt())
        && read.sip().enabled() == tried.sip().enabled()
        && read.sip().transports().equals(tried.sip().transports());
  }

  private void probe(TelephonyConfiguration read, @Nullable Path trustedCa) {
    SipSettings sip = read.sip();
    background.run(
        () -> new SipAccessProbe(sip, trustedCa).run(sip.transports()),
        found -> {
          if (read.equals(tried)) {
            state.set(new Found(found, clock.instant()));
          }
        },
        problem -> {
          if (problem instanceof InterruptedException) {
            LOG.debug("The window is closed: no SIP transport is tried any more");
          } else {
            LOG.warn("The SIP transports could not be tried", problem);
          }
          if (read.equals(tried)) {
            state.set(new Unknown());
          }
        });
  }
}
