package com.kallglot.console.calltest;

import com.kallglot.console.calltest.result.CallReport;

/// Hears how a run goes on. Called from the threads of the calls, one at a time.
public interface RunListener {
  /// Hears nothing.
  RunListener NONE =
      new RunListener() {
        @Override
        public void started(TestCase test) {}

        @Override
        public void finished(TestCase test, CallReport report) {}
      };

  void started(TestCase test);

  void finished(TestCase test, CallReport report);
}
