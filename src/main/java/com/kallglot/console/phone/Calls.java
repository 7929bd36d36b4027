package com.kallglot.console.phone;

import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.softphone.CallEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The calls that are up and the last few that were, and who hears of them. For any thread.
final class Calls {
  /// Calls that are over and can still be looked at.
  static final int LATEST = 8;

  private final Map<Long, LiveCall> calls = new LinkedHashMap<>();
  private final List<PhoneListener> listeners = new CopyOnWriteArrayList<>();
  private long lastId;

  synchronized long nextId() {
    return ++lastId;
  }

  void listen(PhoneListener listener) {
    listeners.add(listener);
  }

  /// What may be added where `allowed` says so of those that are up.
  ///
  /// @return whether it was added
  synchronized boolean addIf(LiveCall call, Predicate<List<PhoneCall>> allowed) {
    if (!allowed.test(up())) {
      return false;
    }
    calls.put(call.id(), call);
    return true;
  }

  synchronized void remove(LiveCall call) {
    calls.remove(call.id());
  }

  synchronized Optional<LiveCall> find(long id) {
    return Optional.ofNullable(calls.get(id));
  }

  /// Whether one of them has this Call-ID.
  synchronized boolean knows(String callId) {
    return calls.values().stream().anyMatch(call -> call.callId().equals(callId));
  }

  synchronized List<LiveCall> live() {
    return calls.values().stream().filter(call -> !call.now().isOver()).toList();
  }

  /// Those that are not over.
  synchronized List<PhoneCall> up() {
    return all().stream().filter(call -> !call.isOver()).toList();
  }

  synchronized List<PhoneCall> all() {
    return calls.values().stream().map(LiveCall::now).toList();
  }

  /// In one order for all: what is told is always the newest.
  synchronized void changed() {
    List<PhoneCall> now = all();
    listeners.forEach(listener -> listener.changed(now));
  }

  void happened(LiveCall call, CallEvent event) {
    listeners.forEach(listener -> listener.happened(call.id(), event));
  }

  void noted() {
    listeners.forEach(PhoneListener::noted);
  }

  void stands(PhoneLine line, LineState state) {
    listeners.forEach(listener -> listener.stands(line.id(), state));
  }

  /// Forgets all but the latest of those that are over.
  ///
  /// @return the forgotten
  synchronized List<PhoneCall> forgetOld() {
    List<PhoneCall> over = new ArrayList<>(all());
    over.removeIf(call -> !call.isOver());
    List<PhoneCall> old = over.subList(0, Math.max(0, over.size() - LATEST));
    old.forEach(call -> calls.remove(call.id()));
    return old;
  }
}
