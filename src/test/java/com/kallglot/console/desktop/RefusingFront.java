package com.kallglot.console.desktop;

import java.time.Duration;
import java.util.Map;

/// A platform that can be read as the sandbox behind it, and does with edits what the test wants.
final class RefusingFront implements AutoCloseable {
  private final SlowFront front;

  /// @param sandbox its address, with or without `/v1`
  RefusingFront(String sandbox) {
    front = new SlowFront(sandbox, Duration.ZERO);
  }

  private static boolean isEdit(String asked) {
    return !asked.startsWith("GET ");
  }

  /// The environment that makes it the profile in use.
  Map<String, String> environment(String key) {
    return front.environment(key);
  }

  void passOn() {
    front.answerTruly();
  }

  void refuse(int with, String saying) {
    front.refuse(RefusingFront::isEdit, with, saying, "");
  }

  /// As a hotel's network does.
  void answerHtml() {
    front.answerHtml(RefusingFront::isEdit);
  }

  /// The connection ends before any answer.
  void cutOff() {
    front.cutOff(RefusingFront::isEdit);
  }

  /// The request is read, and no answer ever comes.
  void fallSilent() {
    front.neverAnswer(RefusingFront::isEdit);
  }

  @Override
  public void close() {
    front.close();
  }
}
