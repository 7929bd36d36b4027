package com.kallglot.console.softphone.pjsip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// Deletes the native objects of one operation when it is over, the newest first. The bindings have
/// no finalizers: what is not deleted stays for ever.
final class NativeScope implements AutoCloseable {
  private final Deque<Runnable> deletes = new ArrayDeque<>();

  /// Takes over `object`, for instance `own(new CallOpParam(), CallOpParam::delete)`. What a getter
  /// gives by reference belongs to its parent and not in here.
  <T> T own(T object, Consumer<? super T> delete) {
    deletes.push(() -> delete.accept(object));
    return object;
  }

  @Override
  public void close() {
    deletes.forEach(Runnable::run);
    deletes.clear();
  }
}
