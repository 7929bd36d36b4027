package com.kallglot.console.provider;

/// What happened, why, and what to do next: one sentence or two each, fit to be shown as they are.
/// Never holds a secret.
public record Explanation(String what, String why, String next) {
  @Override
  public String toString() {
    return String.join(" ", what, why, next);
  }
}
