package com.kallglot.console.provider.exchange;

import com.kallglot.console.provider.Outage;
import com.kallglot.console.provider.ProviderWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request that brought no answer to go by. Its message names what was attempted and never what
/// the body of an answer held.
public abstract sealed class ProviderException extends Exception {
  private static final long serialVersionUID = 1;

  private ProviderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /// The provider answered, and said no: HTTP 4xx.
  public static final class Refusal extends ProviderException {
    private static final long serialVersionUID = 1;
    private final transient ProviderWords words;
    private final @Nullable Duration retryAfter;

    public Refusal(String attempted, ProviderWords words, @Nullable Duration retryAfter) {
      super(attempted + " was refused: " + words, null);
      this.words = words;
      this.retryAfter = retryAfter;
    }

    public ProviderWords words() {
      return words;
    }

    public @Nullable Duration retryAfter() {
      return retryAfter;
    }

    public boolean hasCode(String... codes) {
      for (String code : codes) {
        if (code.equals(words.code())) {
          return true;
        }
      }
      return false;
    }
  }

  /// Nothing answered, or nothing that can be the provider.
  public static final class NoAnswer extends ProviderException {
    private static final long serialVersionUID = 1;
    private final Outage outage;
    private final transient @Nullable ProviderWords words;
    private final String detail;

    /// @param detail what was found, in words that can follow "Found:"; no part of a body
    public NoAnswer(
        String attempted,
        Outage outage,
        String detail,
        @Nullable ProviderWords words,
        @Nullable Throwable cause) {
      super(attempted + " brought no answer to go by: " + detail, cause);
      this.outage = outage;
      this.words = words;
      this.detail = detail;
    }

    public Outage outage() {
      return outage;
    }

    public @Nullable ProviderWords words() {
      return words;
    }

    public String detail() {
      return detail;
    }
  }
}
