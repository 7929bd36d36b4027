package com.kallglot.console.calltest;

import com.kallglot.console.calltest.result.CallReport;

/// Tests one case, from the request to the verdict.
@FunctionalInterface
public interface CaseTester {
  /// Returns when everything this test started has ended: its call, its session.
  ///
  /// @throws InterruptedException where the test was cancelled, after the same cleaning up
  CallReport test(TestCase test) throws InterruptedException;
}
