package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace.Opened;
import com.kallglot.console.organization.Organization;
import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.phone.CalledSession;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.evidence.CallOrigin;
import com.kallglot.console.trace.evidence.Foreseen;
import com.kallglot.console.trace.evidence.Foreseen.Held;
import com.kallglot.console.trace.journal.SessionEntries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What calls of the phone were placed for. A call is looked at when it begins, and what was found
/// then stays: a session that is made later is not its own, and what is predicted later is no
/// prediction. Not for the JavaFX thread, but for one thread at a time.
final class CallOrigins {
  private static final Logger LOG = LoggerFactory.getLogger(CallOrigins.class);

  private final Services services;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<String, SessionEntries> entries = new ConcurrentHashMap<>();

  /// @param session null for none
  /// @param otherwise what it is without one
  private record Known(
      @Nullable String session, @Nullable Foreseen foreseen, CallOrigin otherwise) {}

  CallOrigins(Services services) {
    this.services = services;
  }

  /// @param all the calls that are remembered
  /// @param at where the platform is; null where it was not reached
  /// @param read the configuration as it is known; null where it is not
  CallOrigin of(
      PhoneCall call,
      List<PhoneCall> all,
      @Nullable Opened at,
      @Nullable TelephonyConfiguration read) {
    Known found = known.get(call.id());
    if (found == null) {
      found = find(call, all, at, read);
      known.put(call.id(), found);
    }
    return found.session() == null
        ? found.otherwise()
        : CallOrigin.session(entries(found.session()).in(services.journal()), found.foreseen());
  }

  private SessionEntries entries(String session) {
    return entries.computeIfAbsent(session, SessionEntries::new);
  }

  private Known find(
      PhoneCall call,
      List<PhoneCall> all,
      @Nullable Opened at,
      @Nullable TelephonyConfiguration read) {
    List<Made> made;
    CallOrigin otherwise = CallOrigin.DIRECT;
    try {
      made = at == null ? List.of() : services.sessionsMade(at.profile()).all();
    } catch (SettingsException e) {
      LOG.warn("Which session a call is of cannot be told", e);
      made = List.of();
      otherwise = CallOrigin.UNTOLD;
    }
    String session = CalledSession.of(call, made, all, this::isEnded).orElse(null);
    Foreseen foreseen =
        made.stream()
            .filter(one -> one.id().equals(session))
            .findFirst()
            .flatMap(one -> foreseen(one, at, read))
            .orElse(null);
    return new Known(session, foreseen, otherwise);
  }

  private boolean isEnded(String session) {
    SessionEntries about = entries(session);
    var _ = about.in(services.journal());
    return about.isEnded();
  }

  /// The route that its request was to take, beside the one that the platform gave it.
  private static Optional<Foreseen> foreseen(
      Made made, @Nullable Opened at, @Nullable TelephonyConfiguration read) {
    if (made.asked() == null || at == null || read == null) {
      return Optional.empty();
    }
    Outcome outcome =
        RouteResolver.resolve(made.asked(), read, Organization.policyOf(at.profile())).outcome();
    String word =
        switch (outcome) {
          case Outcome.ToProvider to -> to.provider().name().toLowerCase(Locale.ROOT);
          case Outcome.Refused refused -> refused.code();
          case Outcome.StreamOnly() -> "stream";
        };
    boolean held =
        outcome instanceof Outcome.StreamOnly
            ? made.provider() == null
            : word.equals(made.provider());
    return Optional.of(new Foreseen(word, held ? Held.YES : Held.NO));
  }

  /// Forgets all calls but these.
  void keep(Set<Long> calls) {
    known.keySet().retainAll(calls);
    Set<String> sessions =
        known.values().stream()
            .flatMap(each -> Optional.ofNullable(each.session()).stream())
            .collect(Collectors.toSet());
    entries.keySet().retainAll(sessions);
  }
}
