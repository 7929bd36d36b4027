package com.kallglot.console.organization.impairment;

/// A number of a bad network that is turned up and down.
public enum Knob {
  LOSS(0, 30, 0.1),
  BURST(1, 20, 1),
  DELAY(0, 1000, 5),
  JITTER(0, 200, 1),
  DUPLICATES(0, 30, 0.5),
  REORDERING(0, 30, 0.5);

  private final double least;
  private final double most;
  private final double step;

  Knob(double least, double most, double step) {
    this.least = least;
    this.most = most;
    this.step = step;
  }

  public double least() {
    return least;
  }

  /// What a slider goes up to; the sandbox takes more.
  public double most() {
    return most;
  }

  public double step() {
    return step;
  }

  /// The nearest value that can be set by hand.
  public double rounded(double value) {
    return Math.round(value / step) * step;
  }

  public double of(Network network) {
    return switch (this) {
      case LOSS -> network.lossPercent();
      case BURST -> network.burst();
      case DELAY -> network.delayMs();
      case JITTER -> network.jitterMs();
      case DUPLICATES -> network.duplicatePercent();
      case REORDERING -> network.reorderPercent();
    };
  }

  public Network turned(Network now, double value) {
    return new Network(
        now.seed(),
        this == LOSS ? value : now.lossPercent(),
        this == BURST ? (int) Math.round(value) : now.burst(),
        this == DELAY ? (int) Math.round(value) : now.delayMs(),
        this == JITTER ? (int) Math.round(value) : now.jitterMs(),
        this == DUPLICATES ? value : now.duplicatePercent(),
        this == REORDERING ? value : now.reorderPercent(),
        now.path(),
        now.source(),
        now.namedAddress());
  }
}
