package com.kallglot.console.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import javafx.util.Subscription;

/// How long the views of one window listen: what lives longer than they do forgets them when it
/// ends.
public final class Lifetime {
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean over;

  /// Tells the value now and at each change.
  public <T> void watch(ObservableValue<T> value, Consumer<? super T> told) {
    subscriptions.add(value.subscribe(told));
  }

  /// Runs now and whenever one of them changes.
  public void watch(Runnable told, Observable... values) {
    InvalidationListener listener = _ -> told.run();
    for (Observable value : values) {
      value.addListener(listener);
      subscriptions.add(() -> value.removeListener(listener));
    }
    told.run();
  }

  /// Runs at every interval on the JavaFX thread.
  public void every(Duration interval, Runnable told) {
    var timeline = new Timeline(new KeyFrame(interval, _ -> told.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
    subscriptions.add(timeline::stop);
  }

  /// Whether the views are gone: what they still hear is not meant any more.
  public boolean isOver() {
    return over;
  }

  public void end() {
    over = true;
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }
}
