package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Preconditions;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import java.sql.SQLException;
import java.util.function.Function;

/// Management objects of one kind: read as they are, and changed only by who has seen their latest
/// state.
///
/// @param etag of an object
/// @param form what an object is answered as
record Managed<T>(
    Store store, Finder<T> finder, Function<T, String> etag, Function<T, Object> form) {
  /// Finds the object a request is about.
  interface Finder<T> {
    T find(Records records, Call call) throws SQLException, Refusal;
  }

  /// Reads the shape of an edit.
  interface Shape<E> {
    E of(Fields body) throws Refusal;
  }

  /// Changes the object inside the transaction that found it.
  interface Change<T> {
    void on(Records records, T now) throws SQLException, Refusal;
  }

  Reply get(Call call) throws Refusal {
    return reply(store.<T, Refusal>read(records -> finder.find(records, call)));
  }

  interface Application<T, E> {
    void apply(E edit, Records records, T now) throws SQLException, Refusal;
  }

  /// Answers the object as it is after the edit.
  <E> Reply edit(Call call, Shape<E> shape, Application<T, E> application) throws Refusal {
    Fields body = call.body();
    Preconditions preconditions = Preconditions.of(call);
    E edit = shape.of(body);
    return reply(
        store.<T, Refusal>write(records -> {
          T now = checked(records, call, preconditions);
          application.apply(edit, records, now);
          return finder.find(records, call);
        }));
  }

  /// Answers the object as it is after `change`.
  Reply change(Call call, Change<T> change) throws Refusal {
    Preconditions preconditions = Preconditions.of(call);
    return reply(
        store.<T, Refusal>write(records -> {
          change.on(records, checked(records, call, preconditions));
          return finder.find(records, call);
        }));
  }

  /// Takes the object away, and returns it as it was.
  T remove(Call call, Change<T> removal) throws Refusal {
    Preconditions preconditions = Preconditions.of(call);
    return store.<T, Refusal>write(records -> {
      T now = checked(records, call, preconditions);
      removal.on(records, now);
      return now;
    });
  }

  private T checked(Records records, Call call, Preconditions preconditions)
      throws SQLException, Refusal {
    T now = finder.find(records, call);
    preconditions.check(etag.apply(now));
    return now;
  }

  private Reply reply(T object) {
    return Reply.versioned(form.apply(object), etag.apply(object));
  }
}
