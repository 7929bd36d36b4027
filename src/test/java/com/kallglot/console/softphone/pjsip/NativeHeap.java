package com.kallglot.console.softphone.pjsip;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/// The heap of native code, as glibc keeps its books: `mallinfo2`, all arenas together.
final class NativeHeap {
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("arena"),
          JAVA_LONG.withName("ordblks"),
          JAVA_LONG.withName("smblks"),
          JAVA_LONG.withName("hblks"),
          JAVA_LONG.withName("hblkhd"),
          JAVA_LONG.withName("usmblks"),
          JAVA_LONG.withName("fsmblks"),
          JAVA_LONG.withName("uordblks"),
          JAVA_LONG.withName("fordblks"),
          JAVA_LONG.withName("keepcost"));

  private NativeHeap() {}

  /// Bytes that were allocated and not freed.
  static long allocated() {
    Linker linker = Linker.nativeLinker();
    MethodHandle books =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mallinfo2"), FunctionDescriptor.of(MALLINFO));
    try (Arena arena = Arena.ofConfined()) {
      var read = (MemorySegment) books.invokeExact((SegmentAllocator) arena);
      return field(read, "uordblks") + field(read, "hblkhd");
    } catch (Throwable e) {
      throw new AssertionError("mallinfo2 could not be called", e);
    }
  }

  private static long field(MemorySegment read, String name) {
    return read.get(JAVA_LONG, MALLINFO.byteOffset(MemoryLayout.PathElement.groupElement(name)));
  }
}
