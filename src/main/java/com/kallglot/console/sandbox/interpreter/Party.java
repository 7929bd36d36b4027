package com.kallglot.console.sandbox.interpreter;

/// One of the two parties of an interpreted session: what it says goes in, what it hears comes out.
/// May be called from any thread.
public final class Party {
  private final Interpretation session;
  private final String name;
  private final SampleClock clock = new SampleClock();
  private final Recognizer recognizer;
  private final Voice voice = new Voice();

  Party(Interpretation session, String name, Phrasebook phrasebook) {
    this.session = session;
    this.name = name;
    this.recognizer = new Recognizer(phrasebook);
  }

  /// `party_a` or `party_b`.
  public String name() {
    return name;
  }

  /// Takes what the party said.
  ///
  /// @param samples at 8000 Hz, following those of the last call
  /// @param endNanos when the last of them arrived, by [System#nanoTime]
  public void says(short[] samples, long endNanos) {
    synchronized (session) {
      long start = clock.take(samples.length, endNanos);
      session.said(this, samples, start);
      recognizer
          .hear(samples)
          .ifPresent(
              found -> session.recognized(this, found.sentence(), clock.timeOf(found.onset())));
    }
  }

  /// Fills `into` with what the party hears, at 8000 Hz.
  ///
  /// @param startNanos of the first sample; the next call goes on where this one ends
  public void hears(short[] into, long startNanos) {
    synchronized (session) {
      voice.fill(into, startNanos);
    }
  }

  void say(short[] samples, long atNanos) {
    voice.say(samples, atNanos);
  }
}
