package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.quality.CountedCall;
import com.kallglot.console.trace.quality.Figure;
import com.kallglot.console.trace.quality.QualitySeries;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The card as somebody reads it: values, origins, warnings, a moment held by mouse or keyboard.
@Tag("desktop")
class QualityCardTest {
  private static final QualityModel MODEL = new QualityModel();
  private static LoneView view;

  @BeforeAll
  static void open() {
    view =
        new LoneView(
            "quality/Quality",
            "en",
            Theme.LIGHT,
            500,
            360,
            (words, life) -> LoneView.quality(MODEL, words, life));
  }

  @AfterAll
  static void close() {
    view.close();
  }

  @BeforeEach
  void nothing() {
    show(QualitySeries.NONE);
  }

  private static void show(QualitySeries series) {
    OpenDesktop.doOnScreen(() -> MODEL.show(series));
  }

  private static String key(Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  private static String value(Figure figure) {
    return view.text("#quality-value-" + key(figure));
  }

  private static String tag(Figure figure) {
    return view.isShown("#quality-tag-" + key(figure))
        ? view.text("#quality-tag-" + key(figure))
        : "";
  }

  private static String spoken() {
    Node body = view.node("#quality-body");
    return OpenDesktop.onScreen(
        () -> (String) body.queryAccessibleAttribute(AccessibleAttribute.TEXT));
  }

  private static void press(KeyCode code) {
    Node body = view.node("#quality-body");
    OpenDesktop.doOnScreen(() ->
        Event.fireEvent(
            body, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private static Path curve(Figure figure) {
    return (Path) ((Parent) view.node("#quality-chart-" + key(figure))).lookup(".kg-chart-curve");
  }

  private static long lines(Figure figure) {
    Path curve = curve(figure);
    return OpenDesktop.onScreen(
        () -> curve.getElements().stream().filter(MoveTo.class::isInstance).count());
  }

  private static CountedCall usual() {
    return new CountedCall("PCMU").jitter(11.24).roundTrip(36.4).buffer(40);
  }

  @Test
  void saysEachValueWithItsOrigin() {
    show(usual().seconds(6, 0).seconds(1, 1).series());
    assertThat(value(Figure.LOSS)).isEqualTo("2.0");
    assertThat(tag(Figure.LOSS)).isEqualTo("measured");
    assertThat(value(Figure.JITTER)).isEqualTo("11.2");
    assertThat(tag(Figure.JITTER)).isEqualTo("measured");
    assertThat(value(Figure.ROUND_TRIP)).isEqualTo("36");
    assertThat(tag(Figure.ROUND_TRIP)).isEqualTo("reported");
    assertThat(value(Figure.MOS)).isEqualTo("4.23");
    assertThat(tag(Figure.MOS)).isEqualTo("assumed");
    assertThat(spoken())
        .isEqualTo(
            "Quality, last 60 s. Loss, received 2.0 %, measured. Jitter, received 11.2 ms,"
                + " measured. Round trip 36 ms, reported. MOS 4.23 estimated, narrowband.");
  }

  @Test
  void saysWhatIsNotKnownInsteadOfANought() {
    assertThat(spoken()).contains("No sound of a call yet");
    show(new CountedCall("opus").seconds(2, 0).series());
    assertThat(value(Figure.ROUND_TRIP)).isEqualTo("no report yet");
    assertThat(value(Figure.MOS)).isEqualTo("not rated");
    assertThat(tag(Figure.MOS)).isEmpty();
    assertThat(lines(Figure.MOS)).isZero();
    show(
        new CountedCall("PCMU")
            .seconds(2, 0)
            .agree("PCMU", Direction.SENDONLY)
            .seconds(2, 0)
            .series());
    assertThat(value(Figure.LOSS)).isEqualTo("on hold");
    assertThat(spoken()).contains("Loss, received on hold", "Jitter, received on hold");
  }

  @Test
  void warnsInWordsWhileItIsSo() {
    CountedCall call = usual().jitter(33.5).seconds(2, 0);
    show(call.series());
    assertThat(view.isShown("#quality-warning-jitter")).as("two seconds").isFalse();
    show(call.seconds(1, 0).series());
    assertThat(view.isShown("#quality-warning-jitter")).isTrue();
    assertThat(view.isShown("#quality-warning-mos")).isFalse();
    assertThat(spoken()).endsWith("Warning: jitter above 30 ms in 3 of 5 seconds.");
    show(call.jitter(2).seconds(3, 0).series());
    assertThat(view.isShown("#quality-warning-jitter")).isFalse();
  }

  @Test
  void arrowsReadAnotherSecondInAllFourAndEscapeLetsGo() {
    CountedCall call = usual().seconds(10, 0).jitter(20).seconds(1, 5).jitter(11).seconds(3, 0);
    show(call.series());
    press(KeyCode.RIGHT);
    assertThat(view.isShown("#quality-now")).as("there is nothing later").isFalse();
    press(KeyCode.LEFT);
    press(KeyCode.LEFT);
    press(KeyCode.LEFT);
    assertThat(view.text("#quality-range")).isEqualTo("read 3 s ago");
    assertThat(value(Figure.LOSS)).isEqualTo("10.0");
    assertThat(value(Figure.JITTER)).isEqualTo("20.0");
    assertThat(spoken()).startsWith("Quality, read 3 s ago. Loss, received 10.0 %");
    show(call.seconds(2, 0).series());
    assertThat(view.text("#quality-range")).as("it goes with time").isEqualTo("read 5 s ago");
    assertThat(value(Figure.LOSS)).isEqualTo("10.0");
    press(KeyCode.ESCAPE);
    assertThat(view.text("#quality-range")).isEqualTo("last 60 s");
    assertThat(value(Figure.LOSS)).isEqualTo("0.0");
    press(KeyCode.HOME);
    assertThat(view.text("#quality-range")).isEqualTo("read 15 s ago");
    show(call.seconds(70, 0).series());
    assertThat(view.isShown("#quality-now")).as("what is gone is let go").isFalse();
  }

  @Test
  void aClickReadsTheSecondUnderIt() {
    show(usual().seconds(30, 0).seconds(1, 4).seconds(29, 0).series());
    Node chart = view.node("#quality-chart-mos");
    double width = chart.getLayoutBounds().getWidth();
    double x = chart.localToScene((width - 4) * 31 / 60, 10).getX();
    OpenDesktop.doOnScreen(
        () -> Event.fireEvent(chart, Mouse.primary(MouseEvent.MOUSE_PRESSED, x, 10)));
    assertThat(value(Figure.LOSS)).isEqualTo("8.0");
    assertThat(view.text("#quality-range")).isEqualTo("read 29 s ago");
  }

  @Test
  void theLineBreaksWhereSecondsAreMissingAndWhereTheCodecChanges() {
    show(usual().seconds(5, 0).series());
    assertThat(lines(Figure.LOSS)).isEqualTo(1);
    show(
        usual()
            .seconds(5, 0)
            .agree("PCMU", Direction.INACTIVE)
            .seconds(3, 0)
            .agree("PCMA", Direction.SENDRECV)
            .seconds(5, 0)
            .series());
    assertThat(lines(Figure.LOSS)).isEqualTo(2);
    show(usual().seconds(5, 0).agree("PCMA", Direction.SENDRECV).seconds(5, 0).series());
    assertThat(lines(Figure.LOSS)).isEqualTo(1);
    assertThat(lines(Figure.MOS)).as("another codec, another estimate").isEqualTo(2);
  }

  @Test
  void nothingIsDrawnWhileNobodySeesIt() {
    CountedCall call = usual().seconds(2, 0);
    show(call.series());
    Path curve = curve(Figure.LOSS);
    long before = OpenDesktop.onScreen(() -> points(curve));
    OpenDesktop.doOnScreen(() -> view.stage().getScene().getRoot().setVisible(false));
    show(call.seconds(5, 0).series());
    assertThat(value(Figure.LOSS)).isEqualTo("0.0");
    assertThat(OpenDesktop.onScreen(() -> points(curve))).isEqualTo(before);
    OpenDesktop.doOnScreen(() -> view.stage().getScene().getRoot().setVisible(true));
    Await.until(
        OpenDesktop.SOON,
        "it is drawn again",
        () -> {
          var _ = view.node("#quality-body");
          return OpenDesktop.onScreen(() -> points(curve)) == 7;
        });
  }

  private static long points(Path curve) {
    return curve.getElements().stream().filter(LineTo.class::isInstance).count();
  }
}
