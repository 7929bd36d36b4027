package com.kallglot.console.desktop.evidence.cause;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.evidence.Evidence.Viewpoint;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.evidence.Mending;
import com.kallglot.console.desktop.evidence.Reading;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Cause;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Why a call ended as it did: the cause in a sentence, what to change, where it stopped, on which
/// evidence that rests, and what the offer lacked. Of a call that went well only the sentence.
public final class FailedController {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @FXML private Node parts;
  @FXML private Node card;
  @FXML private Label badge;
  @FXML private Label code;
  @FXML private Label at;
  @FXML private Label sentence;
  @FXML private Label about;
  @FXML private Node fix;
  @FXML private Label change;
  @FXML private Label mend;
  @FXML private Node values;
  @FXML private Label from;
  @FXML private Label to;
  @FXML private Button setting;
  @FXML private Button setAndCall;
  @FXML private HopsController hopsController;
  @FXML private WeighingController weighingController;
  @FXML private DemandsController demandsController;

  private final Messages messages;
  private final Lifetime lifetime;
  private final EvidenceWords words;
  private @Nullable EvidenceModel model;

  public FailedController(Messages messages, Lifetime lifetime) {
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new EvidenceWords(messages);
  }

  @FXML
  private void initialize() {
    Nodes.show(parts, Showing.NO);
  }

  /// To be called once, by the view that this one lies in.
  public void show(EvidenceModel shown) {
    model = shown;
    hopsController.show(shown);
    weighingController.show(shown);
    demandsController.show(shown);
    lifetime.watch(shown.reading(), this::show);
  }

  private void show(@Nullable Reading reading) {
    Cause cause = reading == null ? null : reading.evidence().cause();
    Nodes.show(parts, Showing.when(cause != null));
    if (reading == null || cause == null) {
      return;
    }
    boolean well = !cause.isFault();
    Evidence evidence = reading.evidence();
    badge(well, evidence);
    sentence.setText(words.sentence(cause, evidence.viewpoint()));
    about.setText(about(evidence, cause, well));
    ended(reading);
    fix(cause, evidence.viewpoint());
    card.getStyleClass().setAll("kg-card", well ? "kg-well" : "kg-failed");
  }

  private void badge(boolean well, Evidence evidence) {
    boolean answered = evidence.events().stream().anyMatch(CallEvent.Answered.class::isInstance);
    String word = answered ? "evidence.answered_with_fault" : "evidence.failed";
    badge.setText(messages.get(well ? "evidence.well" : word));
    var icon =
        new FontIcon(well ? "fth-check-circle" : answered ? "fth-alert-circle" : "fth-phone-off");
    badge.setGraphic(icon);
    badge.getStyleClass().setAll("label", "kg-badge", well ? "ok" : "bad");
  }

  /// The code it ended with and when.
  private void ended(Reading reading) {
    Optional<CallEvent.Ended> ended =
        reading.evidence().events().stream()
            .filter(CallEvent.Ended.class::isInstance)
            .map(CallEvent.Ended.class::cast)
            .findFirst();
    Viewpoint viewpoint = reading.evidence().viewpoint();
    code.setText(ended.map(end -> messages.shown(words(end, viewpoint))).orElse(""));
    at.setText(
        ended
            .map(end -> {
              var clock = reading.evidence().capture().at(end.atNanos());
              Duration since = Duration.ofNanos(end.atNanos() - reading.zeroNanos());
              return messages.get(
                  "evidence.ended_at",
                  TIME.format(clock.atZone(ZoneId.systemDefault())),
                  words.millis(since));
            })
            .orElse(""));
  }

  /// What nobody answered in a capture has no code of anybody's.
  private String words(CallEvent.Ended end, Viewpoint viewpoint) {
    return end.local() && viewpoint == Viewpoint.CALLER
        ? messages.get("evidence.no_final")
        : end.words();
  }

  /// `To +49 … · as kg_7f3a91 · Q.850 17, user busy · to blame: signalling`.
  private String about(Evidence evidence, Cause cause, boolean well) {
    Optional<SipMessage> first = evidence.capture().messages().stream().findFirst();
    String ends =
        first
            .map(message -> SipText.of(message.text()))
            .map(text ->
                messages.get("evidence.from_to", text.address("From"), text.address("To")) + " · ")
            .orElse("");
    return well
        ? ends + words.q850(cause)
        : ends + words.q850(cause) + " · " + messages.get("evidence.to_blame", words.blame(cause));
  }

  /// One step where there is one, else where it is changed.
  private void fix(Cause cause, Viewpoint viewpoint) {
    Optional<String> what = words.change(cause, viewpoint);
    change.setText(what.orElse(""));
    Nodes.show(fix, Showing.when(what.isPresent()));
    Nodes.show(setting, Showing.when(place(cause).isPresent()));
    cause
        .code()
        .setting()
        .ifPresent(each ->
            setting.setAccessibleText(
                messages.get("evidence.open_setting")
                    + ": "
                    + messages.of("evidence.setting", each)));
    offer(Objects.requireNonNull(model).mend().orElse(null));
  }

  private void offer(Mending.@Nullable Mend offered) {
    Showing some = Showing.when(offered != null);
    Nodes.show(mend, some);
    Nodes.show(values, some);
    Nodes.show(setAndCall, some);
    if (offered != null) {
      mend.setText(offered.what());
      from.setText(offered.from());
      to.setText(offered.to());
      setAndCall.setAccessibleText(
          messages.get("evidence.mend.spoken", offered.what(), offered.from(), offered.to()));
    }
  }

  /// As it stands when it is pressed: the account may have been edited meanwhile.
  @FXML
  private void setAndCall() {
    Objects.requireNonNull(model)
        .mend()
        .ifPresentOrElse(offered -> offered.carryOut().run(), () -> offer(null));
  }

  private Optional<Runnable> place(Cause cause) {
    return cause.code().setting().flatMap(Objects.requireNonNull(model).places()::of);
  }

  @FXML
  private void openSetting() {
    Reading reading = Objects.requireNonNull(model).reading().get();
    if (reading != null && reading.evidence().cause() != null) {
      place(reading.evidence().cause()).ifPresent(Runnable::run);
    }
  }
}
