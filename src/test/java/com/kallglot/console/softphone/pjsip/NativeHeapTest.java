package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The books that the endurance of the engine is judged by do see what is not freed.
@Tag("native")
class NativeHeapTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @Test
  void whatIsAllocatedIsInTheBooksUntilItIsFreed() {
    long before = NativeHeap.allocated();
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < 64; i++) {
        arena.allocate(MEBIBYTE);
      }
      assertThat(NativeHeap.allocated() - before).isGreaterThan(48 * MEBIBYTE);
    }
    assertThat(NativeHeap.allocated() - before).isLessThan(16 * MEBIBYTE);
  }
}
