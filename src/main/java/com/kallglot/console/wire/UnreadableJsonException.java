package com.kallglot.console.wire;

/// A text that is not JSON, or JSON that is not what was asked for, and where in it that shows.
public final class UnreadableJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What is wrong with the text.
  public enum Fault {
    /// It is not JSON (RFC 8259).
    SYNTAX,
    /// It is JSON, but a value is missing or of another type or form.
    SHAPE
  }

  private final Fault fault;
  private final Place place;
  private final String problem;

  UnreadableJsonException(Fault fault, Place place, String problem, Throwable cause) {
    super(problem + " (" + place + ")", cause);
    this.fault = fault;
    this.place = place;
    this.problem = problem;
  }

  public Fault fault() {
    return fault;
  }

  /// The member, written as the platform's `param`: `routing.phone_number`, `data[3].status`; empty
  /// for the whole text.
  public String member() {
    return place.member();
  }

  /// From 1; 0 where it is not known.
  public int line() {
    return place.line();
  }

  /// From 1; 0 where it is not known.
  public int column() {
    return place.column();
  }

  /// What is wrong, without the place.
  public String problem() {
    return problem;
  }
}
