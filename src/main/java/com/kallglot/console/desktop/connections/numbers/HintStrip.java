package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.desktop.connections.Listing;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderWords;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Why the numbers of an account are not, or not all, known, and what helps.
public final class HintStrip extends HBox {
  private static final int TOO_MANY = 429;

  private final Label hint = Nodes.wrapped("");
  private final Button again = new Button();
  private final Button type = new Button();
  private @Nullable Messages messages;

  public HintStrip() {
    getStyleClass().add("kg-strip");
    hint.setId("numbers-hint");
    hint.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(hint, Priority.ALWAYS);
    again.setId("numbers-again");
    again.setMinWidth(USE_PREF_SIZE);
    type.setId("numbers-credentials");
    type.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(hint, again, type);
    Nodes.show(this, Nodes.Showing.NO);
  }

  /// @param readsAgain asks whoever could not be asked
  /// @param types leads to where the credentials are typed
  void use(Messages words, Runnable readsAgain, Runnable types) {
    messages = words;
    again.setText(words.get("banner.again"));
    again.setOnAction(_ -> readsAgain.run());
    type.setText(words.get("numbers_of.type"));
    type.setOnAction(_ -> types.run());
  }

  /// @param locked that more is told to whoever has the credentials; empty where they are here
  /// @param mayType whether they can be typed
  void show(Listing listing, String locked, Nodes.Showing mayType) {
    Messages words = Objects.requireNonNull(messages, "Not in use yet");
    String text =
        switch (listing) {
          case Listing.Broken(var failure) -> told(words, failure);
          case Listing.Known known when known.cut() != null ->
              cut(words, Objects.requireNonNull(known.cut()));
          case Listing.Known _, Listing.Unread _, Listing.Reading _ -> locked;
        };
    boolean bad = listing instanceof Listing.Broken;
    hint.setText(words.shown(text));
    hint.getStyleClass().setAll("label", "kg-caption", bad ? "bad" : "muted");
    Nodes.show(type, mayType);
    Nodes.show(again, Nodes.Showing.when(bad));
    Nodes.show(this, Nodes.Showing.when(!text.isEmpty()));
  }

  /// The explanation is English.
  private static String cut(Messages words, NumberReading.CutShort cut) {
    ProviderWords said = cut.said();
    String key =
        said == null
            ? "numbers_of.cut.no_answer"
            : said.status() == TOO_MANY ? "numbers_of.cut.too_often" : "numbers_of.cut.refused";
    return words.isEnglish()
        ? words.get("numbers_of.cut", cut.explanation())
        : words.get(key, cut.explanation());
  }

  private static String told(Messages words, Failure failure) {
    Duration wait = failure.retryAfter();
    return wait == null
        ? failure.detail()
        : failure.detail() + " " + words.get("numbers_of.wait", Math.max(1, wait.toSeconds()));
  }
}
