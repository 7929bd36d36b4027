package com.kallglot.console.provider.exchange;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Resources that several numbers lead to, each asked for once in one reading, failures included: a
/// thousand numbers behind one trunk are one question.
public final class Lookups<T> {
  private final Map<String, Found<T>> found = new HashMap<>();
  private final Asker<T> asker;

  public Lookups(Asker<T> asker) {
    this.asker = asker;
  }

  /// How to ask for one.
  @FunctionalInterface
  public interface Asker<T> {
    T ask(String id) throws ProviderException;
  }

  /// The resource, or why it could not be read: exactly one of the two.
  public record Found<T>(@Nullable T value, @Nullable ProviderException failure) {}

  public Found<T> of(String id) {
    Found<T> known = found.get(id);
    if (known == null) {
      known = ask(id);
      found.put(id, known);
    }
    return known;
  }

  private Found<T> ask(String id) {
    try {
      return new Found<>(asker.ask(id), null);
    } catch (ProviderException e) {
      return new Found<>(null, e);
    }
  }
}
