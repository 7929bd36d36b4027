package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.draft.Problem;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.TraversalDirection;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;

/// The draft as text, with line numbers, colours and the lines that have a problem. The one class
/// that knows JavaFX's incubating editor.
public final class JsonEditor extends CodeArea {
  /// The editor keeps the colours it once resolved: a change of theme has to make them anew.
  private final ListChangeListener<String> recolour = _ -> colour();

  private UnaryOperator<String> seen = UnaryOperator.identity();
  private Consumer<String> typed = _ -> {};
  private Predicate<String> pasted = _ -> false;
  private Set<Integer> broken = Set.of();
  private boolean told;

  public JsonEditor() {
    setLineNumbersEnabled(true);
    getStyleClass().add("kg-json");
    setContentPadding(new Insets(6, 8, 6, 8));
    getModel().addListener(_ -> tell());
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            scene.getStylesheets().addListener(recolour);
          }
        });
    addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    getInputMap().registerFunction(RichTextArea.Tag.PASTE, this::pasteUnlessTaken);
  }

  /// @param as what is seen of a line; no longer and no shorter than it is
  void seenAs(UnaryOperator<String> as) {
    seen = as;
    colour();
  }

  /// Is told the text after each change made here.
  void onTyped(Consumer<String> told) {
    typed = told;
  }

  /// Is asked about what is to be pasted: what it takes does not come into the text.
  void onPaste(Predicate<String> takes) {
    pasted = takes;
  }

  private void pasteUnlessTaken() {
    String copied = Clipboard.getSystemClipboard().getString();
    if (copied == null || !pasted.test(copied)) {
      executeDefault(RichTextArea.Tag.PASTE);
    }
  }

  private void tell() {
    if (!told) {
      typed.accept(getText());
    }
  }

  /// A tab is white space to JSON and the way on to a keyboard: it leaves.
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      event.consume();
      requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }
  }

  /// Shows a text that was changed elsewhere, and where its problems are.
  void show(String text, List<Problem> problems) {
    quietly(() -> {
      if (!getText().equals(text)) {
        setText(text);
      }
      broken =
          problems.stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .map(problem -> problem.line() - 1)
              .collect(Collectors.toSet());
    });
    colour();
  }

  private void quietly(Runnable change) {
    told = true;
    try {
      change.run();
    } finally {
      told = false;
    }
  }

  /// To the model this is a change of its text.
  private void colour() {
    quietly(() -> setSyntaxDecorator(new Colours(broken, seen)));
  }

  /// Puts the caret where a problem is.
  void goTo(Problem problem) {
    requestFocus();
    int line = Math.min(problem.line(), getParagraphCount()) - 1;
    int length = getPlainText(line).length();
    select(TextPos.ofLeading(line, Math.min(problem.column() - 1, length)));
  }

  private record Colours(Set<Integer> broken, UnaryOperator<String> seen)
      implements SyntaxDecorator {
    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
      RichParagraph.Builder paragraph = RichParagraph.builder();
      String text = seen.apply(model.getPlainText(index));
      for (JsonSegments.Segment segment : JsonSegments.of(text)) {
        paragraph.addWithStyleNames(segment.text(), segment.style());
      }
      if (broken.contains(index)) {
        paragraph.addHighlight(0, Math.max(1, text.length()), "json-broken");
      }
      return paragraph.build();
    }

    @Override
    public void handleChange(
        CodeTextModel model, TextPos start, TextPos end, int top, int lines, int bottom) {
      // Each paragraph is coloured by itself
    }
  }
}
