package com.kallglot.console.desktop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.fx.Overtaking;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CauseCode.Setting;
import com.kallglot.console.trace.capture.CallCapture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ladder of real calls, by keyboard, as a screen reader hears it, and as large as it comes.
@Tag("desktop")
@Tag("native")
class EvidenceTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static Evidence answered;
  private static Evidence refused;
  private static EvidenceStage stage;

  @BeforeAll
  static void call() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    answered = RealCalls.answered(desktop.window().services);
    refused = RealCalls.refused(desktop.window().services);
    stage = new EvidenceStage(desktop, 956, 740);
  }

  @AfterAll
  static void close() {
    stage.close();
    desktop.close();
  }

  @BeforeEach
  void closed() {
    OpenDesktop.doOnScreen(() -> {
      stage.model.evidence().set(null);
      press("#raw-close");
    });
  }

  private static void press(String button) {
    if (stage.root().lookup(button) instanceof Button found) {
      found.fire();
    }
  }

  private static ListView<?> rows() {
    return (ListView<?>) stage.root().lookup("#ladder-rows");
  }

  private static void show(Evidence evidence) {
    OpenDesktop.doOnScreen(() -> stage.model.evidence().set(evidence));
    desktop.awaitScreen("its rows are there", () -> !rows().getItems().isEmpty());
    OpenDesktop.doOnScreen(() -> {
      stage.root().applyCss();
      stage.root().layout();
      rows().requestFocus();
    });
  }

  private static List<String> spoken() {
    return OpenDesktop.onScreen(() ->
        SceneWalk.all(rows()).stream()
            .filter(ListCell.class::isInstance)
            .map(Node::getAccessibleText)
            .filter(text -> text != null)
            .toList());
  }

  private static String text(String label) {
    return OpenDesktop.onScreen(() -> ((Label) stage.root().lookup(label)).getText());
  }

  private static boolean isOpen() {
    return OpenDesktop.onScreen(() -> stage.root().lookup("#raw-message") != null);
  }

  @Test
  void aScreenReaderHearsEachStepWithItsWayAndItsMoment() {
    show(refused);
    assertThat(spoken())
        .anyMatch(text -> text.matches("sent INVITE \\(SDP offer\\), 0 ms"))
        .anyMatch(text -> text.matches("received 401 Unauthorized, [\\d,]+ ms"))
        .anyMatch(text -> text.matches("sent INVITE \\(SDP offer, with credentials\\), [\\d,]+ ms"))
        .anyMatch(text ->
            text.matches("received 488 .*, [\\d,]+ ms\\. This decided how the call ended\\."))
        .anyMatch(text -> text.equals("No media: refused before RTP"))
        .anyMatch(text -> text.startsWith("API POST /v1/sessions → 201"));
  }

  @Test
  void soundIsOneBandOfBothWaysAndMarksHaveTheirFigures() {
    show(answered);
    assertThat(spoken())
        .anyMatch(text -> text.matches("S?RTP, PCMU.*sent [\\d,]+ · received [\\d,]+ · lost 0.*"))
        .anyMatch(text -> text.matches("answered [\\d,]+ ms"))
        .anyMatch(text -> text.matches("first media [\\d,]+ ms"))
        .noneMatch(text -> text.contains("No media"));
    assertThat(text("#ladder-here")).isEqualTo("This console");
    assertThat(text("#ladder-there")).isEqualTo("Sandbox edge");
  }

  @Test
  void spaceOpensTheMessageThatDecidedWithItsLineAndArrowsFollow() {
    show(refused);
    assertThat(isOpen()).isFalse();
    desktop.press(KeyCode.SPACE);
    assertThat(isOpen()).isTrue();
    assertThat(text("#raw-title")).startsWith("488 ");
    assertThat(text("#raw-detail")).startsWith("received, message ");
    OpenDesktop.doOnScreen(() -> {
      stage.root().applyCss();
      stage.root().layout();
    });
    Optional<String> marked =
        OpenDesktop.onScreen(() ->
            SceneWalk.all((Parent) stage.root().lookup("#raw-lines")).stream()
                .filter(ListCell.class::isInstance)
                .filter(cell ->
                    cell.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("decides")))
                .map(Node::getAccessibleText)
                .findFirst());
    assertThat(marked).hasValueSatisfying(line -> assertThat(line).startsWith("Warning: 399"));
    desktop.press(KeyCode.HOME);
    desktop.press(KeyCode.DOWN);
    desktop.press(KeyCode.ESCAPE);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void whatIsOpenedBeforeTheCallIsLaidOutHasTheMessageThatDecidedAsSoonAsItIs() {
    OpenDesktop.doOnScreen(() -> {
      stage.model.open().set(true);
      stage.model.evidence().set(refused);
    });
    desktop.awaitScreen(
        "its rows are there",
        () -> !rows().getItems().isEmpty() && stage.model.reading().get() != null);
    assertThat(text("#raw-title")).startsWith("488 ");
  }

  @Test
  void whatWasChosenStaysChosenWhileTheCallGoesOn() {
    CallCapture all = answered.capture();
    var begun =
        new CallCapture(all.zero(), all.zeroNanos(), all.messages().subList(0, 4), List.of(), 0);
    show(Evidence.of(begun, begun.events(), null));
    SipMessage second = all.messages().get(1);
    OpenDesktop.doOnScreen(() -> stage.model.show(second));
    int before = OpenDesktop.onScreen(() -> rows().getItems().size());
    OpenDesktop.doOnScreen(() -> stage.model.evidence().set(answered));
    desktop.awaitScreen("the rest is there", () -> rows().getItems().size() > before);
    assertThat(text("#raw-title")).isEqualTo("401 Unauthorized");
    assertThat(OpenDesktop.onScreen(() -> rows().getSelectionModel().getSelectedItem()).toString())
        .contains(second.text());
    OpenDesktop.doOnScreen(() -> stage.model.evidence().set(refused));
    desktop.awaitScreen(
        "another call begins with what decided it",
        () -> ((Label) stage.root().lookup("#ladder-count")).getText().startsWith("6 "));
    assertThat(text("#raw-title")).startsWith("488 ");
  }

  @Test
  void aCallThatNobodyLooksAtAnyMoreIsNotLaidOutInPlaceOfAnother() {
    var overtaking = new Overtaking();
    var model = new EvidenceModel(overtaking.background());
    model.evidence().set(answered);
    model.evidence().set(null);
    model.evidence().set(refused);
    overtaking.tellOne();
    assertThat(model.reading().get()).as("the one before").isNull();
    overtaking.tellAll();
    assertThat(model.reading().get().evidence()).isEqualTo(refused);
  }

  @Test
  void twoMessagesAreHeldAgainstEachOther() {
    show(refused);
    List<SipMessage> invites =
        refused.capture().messages().stream()
            .filter(message -> message.text().startsWith("INVITE"))
            .toList();
    OpenDesktop.doOnScreen(() -> {
      stage.model.show(invites.getFirst());
      rows().getSelectionModel().select(row(invites.getLast()));
    });
    assertThat(text("#raw-title")).isEqualTo("Difference");
    OpenDesktop.doOnScreen(() -> press("#raw-copy"));
    String copied = OpenDesktop.onScreen(() -> Clipboard.getSystemClipboard().getString());
    assertThat(copied)
        .contains("\n+ Authorization: Digest")
        .containsPattern("\n- CSeq: \\d+ INVITE\n")
        .contains("response=***");
  }

  @Test
  void aDifferenceStaysWhereItWasReadWhileTheCallGoesOn() {
    CallCapture all = refused.capture();
    var begun =
        new CallCapture(all.zero(), all.zeroNanos(), all.messages().subList(0, 5), List.of(), 0);
    show(Evidence.of(begun, begun.events(), null));
    OpenDesktop.doOnScreen(() -> {
      stage.model.show(all.messages().getFirst());
      rows().getSelectionModel().select(row(all.messages().get(1)));
    });
    assertThat(text("#raw-title")).isEqualTo("Difference");
    ListView<?> lines = (ListView<?>) stage.root().lookup("#raw-lines");
    var filled = new AtomicInteger();
    OpenDesktop.doOnScreen(
        () -> lines.getItems().addListener((InvalidationListener) _ -> filled.incrementAndGet()));
    int before = OpenDesktop.onScreen(() -> rows().getItems().size());
    OpenDesktop.doOnScreen(() -> stage.model.evidence().set(refused));
    desktop.awaitScreen("the rest is there", () -> rows().getItems().size() > before);
    assertThat(text("#raw-title")).isEqualTo("Difference");
    assertThat(filled).as("filled anew, back at the top").hasValue(0);
  }

  private static int row(SipMessage message) {
    for (int i = 0; i < rows().getItems().size(); i++) {
      if (rows().getItems().get(i).toString().contains(message.text())) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> spokenBelow(String selector) {
    return OpenDesktop.onScreen(() ->
        SceneWalk.all((Parent) stage.root().lookup(selector)).stream()
            .map(Node::getAccessibleText)
            .filter(text -> text != null && !text.isEmpty())
            .toList());
  }

  @Test
  void aFailedCallSaysWhyWhereItStoppedAndOnWhichEvidence() {
    show(refused);
    assertThat(text("#failed-sentence"))
        .isEqualTo("The far end did not take the encryption that was offered (SRTP by DTLS).");
    assertThat(text("#failed-code")).startsWith("488 ");
    assertThat(text("#failed-about")).contains("no Q.850 cause", "to blame: signalling");
    assertThat(text("#hops-summary")).isEqualTo("4 hops tried, to blame: Signalling");
    assertThat(spokenBelow("#hops"))
        .contains(
            "Resolver, passed, telnyx, as predicted",
            "DNS, not needed, 127.0.0.1",
            "Auth, passed, taken after 401",
            "Media, not reached, not reached")
        .anyMatch(text -> text.matches("API, passed, 201, [\\d,]+ ms"))
        .anyMatch(text -> text.matches("Signalling, to blame, 488, [\\d,]+ ms"));
    assertThat(spokenBelow("#weighing"))
        .contains("1, Reason header, Absent: Not in the answer.")
        .anyMatch(text -> text.startsWith("2, Warning header, Decides: 399 "))
        .contains("3, Status mapping, Defers: 488 has no fixed Q.850 cause; it defers to Warning.");
    assertThat(spokenBelow("#demands"))
        .contains("Keys, Offered, refused, DTLS", "Keys, Required, SDES");
    OpenDesktop.doOnScreen(() -> press("#weighing .kg-testimony-link"));
    assertThat(text("#raw-title")).startsWith("488 ");
  }

  @Test
  void theLineThatDecidedAnAnswerIsOneKeyAway() {
    show(answered);
    assertThat(text("#failed-sentence")).contains("went well");
    assertThat(spokenBelow("#weighing")).isEmpty();
    TableView<?> table = (TableView<?>) stage.root().lookup("#negotiated");
    assertThat(spokenBelow("#negotiated"))
        .contains("Codec, Answered, taken, PCMU/8000", "Codec, Decided by, a=rtpmap:0 PCMU/8000");
    OpenDesktop.doOnScreen(() -> {
      table.getSelectionModel().select(1);
      table.requestFocus();
    });
    desktop.press(KeyCode.ENTER);
    assertThat(text("#raw-title")).isEqualTo("200 OK");
    ListView<?> lines = (ListView<?>) stage.root().lookup("#raw-lines");
    assertThat(OpenDesktop.onScreen(() -> lines.getSelectionModel().getSelectedItem()).toString())
        .contains("rtpmap:0 PCMU/8000");
  }

  @Test
  void onlySettingsOfThePlatformHaveAPlaceHere() {
    var places = desktop.window().evidence.platformSettings();
    assertThat(places.of(Setting.SRTP)).isEmpty();
    Runnable opens = places.of(Setting.SIP_ALLOWLIST).orElseThrow();
    OpenDesktop.doOnScreen(opens);
    assertThat(OpenDesktop.onScreen(() -> desktop.window().navigation.page().get()))
        .isEqualTo(Page.SIP);
  }

  @Test
  void numbersAreMaskedWhereTheyAreSeen() {
    OpenDesktop.doOnScreen(() ->
        desktop
            .window()
            .appear(new Appearance(Appearance.Theme.LIGHT, "en", Appearance.Numbers.MASKED)));
    try (var masked = new EvidenceStage(desktop, 956, 740)) {
      OpenDesktop.doOnScreen(() -> masked.model.evidence().set(refused));
      desktop.awaitScreen(
          "its rows", () -> ((Label) masked.root().lookup("#failed-about")).getText().length() > 0);
      OpenDesktop.doOnScreen(() -> {
        masked.model.show(refused.capture().messages().getFirst());
        masked.root().applyCss();
        masked.root().layout();
      });
      List<String> all =
          OpenDesktop.onScreen(() ->
              SceneWalk.all(masked.root()).stream()
                  .flatMap(node ->
                      Stream.of(
                          String.valueOf(node.getAccessibleText()),
                          node instanceof Labeled label ? String.valueOf(label.getText()) : ""))
                  .toList());
      assertThat(all)
          .noneMatch(text -> text.contains("493023125001") || text.contains("12125550123"));
    } finally {
      OpenDesktop.doOnScreen(
          () -> desktop.window().appear(OpenDesktop.english(Appearance.Theme.LIGHT)));
    }
  }

  @Test
  void captureAndBundleAreSavedWhereItIsAsked() throws Exception {
    show(refused);
    Path capture = home.resolve("call.pcap");
    Path bundle = home.resolve("call.zip");
    OpenDesktop.doOnScreen(() -> {
      desktop
          .window()
          .saveDialog
          .askBy((_, _, name) -> Optional.of(name.endsWith(".zip") ? bundle : capture));
      press("#ladder-pcap");
    });
    desktop.awaitScreen("it is said", () -> desktop.saysNow("Saved in " + capture));
    assertThat(Files.size(capture)).isGreaterThan(1_000);
    OpenDesktop.doOnScreen(() -> press("#ladder-bundle"));
    desktop.awaitScreen("it is said", () -> desktop.saysNow("Saved in " + bundle));
    try (var zip = new ZipFile(bundle.toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .containsExactly("call.pcap", "sip.txt", "call.json");
      var document =
          new String(
              zip.getInputStream(zip.getEntry("call.json")).readAllBytes(), StandardCharsets.UTF_8);
      var sheet = new String(zip.getInputStream(zip.getEntry("sip.txt")).readAllBytes(), UTF_8);
      assertThat(document + sheet).doesNotContain(RealCalls.password(desktop.window().services));
      assertThat(sheet).contains("Authorization: Digest", "response=***");
      assertThat(document)
          .contains("\"code\": \"encryption_not_taken\"", "\"weight\": \"decides\"");
    }
  }

  @Test
  void fiveThousandMessagesMakeNoMoreCellsThanAreSeen() {
    var messages = new ArrayList<SipMessage>();
    for (int i = 0; i < 5_000; i++) {
      messages.add(
          new SipMessage(
              i * 1_000_000L,
              i % 2 == 0 ? Heading.SENT : Heading.RECEIVED,
              SipTransport.TCP,
              "192.0.2.1:5060",
              "OPTIONS sip:b SIP/2.0\r\nCall-ID: c\r\nCSeq: %d OPTIONS\r\n\r\n".formatted(i)));
    }
    var capture = new CallCapture(Instant.EPOCH, 0, messages, List.of(), 0);
    List<CallEvent> none = List.of();
    show(Evidence.of(capture, none, null));
    assertThat(OpenDesktop.onScreen(() -> rows().getItems().size())).isEqualTo(5_000);
    for (int at : new int[] {0, 2_500, 4_999}) {
      OpenDesktop.doOnScreen(() -> {
        rows().scrollTo(at);
        stage.root().layout();
      });
    }
    long cells =
        OpenDesktop.onScreen(
            () -> SceneWalk.all(rows()).stream().filter(ListCell.class::isInstance).count());
    double seen = OpenDesktop.onScreen(() -> Math.ceil(rows().getHeight() / 28));
    assertThat((double) cells).isLessThanOrEqualTo(seen + 2);
  }
}
