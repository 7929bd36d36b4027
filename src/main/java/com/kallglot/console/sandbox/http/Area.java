package com.kallglot.console.sandbox.http;

import java.util.Map;

/// A part of the path space with one way in: all below `/v1`, all below `/control`.
public interface Area {
  /// Whether `path` lies in it.
  boolean holds(String path);

  /// In bytes.
  int bodyLimit();

  /// What happens to a request on purpose.
  Behaviours.Fate fate(Call call);

  /// Lets the caller in, or refuses it before anything is said about what is inside.
  Guest admit(Call call) throws Refusal;

  Routes routes();

  /// A caller whose key is known.
  interface Guest {
    /// The request, knowing who makes it.
    Call call();

    /// Refuses a caller whose organization may do nothing at all.
    void checkActive() throws Refusal;

    /// Refuses what this caller may not do, or not so often.
    void enter(String scope) throws Refusal;

    /// What every response to this caller says, refusals included.
    Map<String, String> headers();
  }
}
