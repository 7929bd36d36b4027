package com.kallglot.console.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A SIP side that notes what it is told and does nothing.
final class ScriptedDialler implements Dialler {
  final List<Order> orders = new CopyOnWriteArrayList<>();
  final List<String> hungUp = new CopyOnWriteArrayList<>();
  volatile Sent outcome = new Sent.OnItsWay();
  volatile boolean breaks;
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public void hangUp(String legId) {
    hungUp.add(legId);
  }

  @Override
  public Sent dial(Order order) {
    orders.add(order);
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (breaks) {
      throw new IllegalStateException("A bug of the SIP side");
    }
    return outcome;
  }
}
