package com.kallglot.console.desktop.phone;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.PhoneLine;
import com.kallglot.console.phone.ProfileLines;
import com.kallglot.console.softphone.SoftphoneException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Whom to call, and from where. Lives with the window.
public final class DialDesk {
  private final PhoneModel model;
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> words;
  private final ObjectProperty<Origin> origin = new SimpleObjectProperty<>(Origin.TEST_LINE);
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper fills = new ReadOnlyIntegerWrapper();

  /// A line that the profile has.
  public enum Origin {
    TEST_LINE,
    SIP_SETTINGS
  }

  private record Wish(PhoneLine line, String uri) {}

  public DialDesk(
      PhoneModel model,
      Services services,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> words) {
    this.model = model;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.words = words;
  }

  /// Writes an address into the field, and dials nobody.
  public void fill(String address) {
    typed.set(address);
    fills.set(fills.get() + 1);
  }

  void call() {
    Workspace.Opened opened = workspace.opened().get();
    String whom = typed.get().strip();
    if (opened == null || whom.isEmpty()) {
      return;
    }
    Duration longest = model.longest().orElse(null);
    Origin from = origin.get();
    background.run(
        () -> wish(services.site(opened.profile()), from, whom, longest),
        wish -> model.dial(wish.line(), wish.uri()),
        problem ->
            notices.tell(
                words.get().get("phone.not_dialled", String.valueOf(problem.getMessage()))));
  }

  private static Wish wish(TestSite site, Origin from, String whom, @Nullable Duration longest)
      throws SoftphoneException {
    Optional<PhoneLine> line =
        switch (from) {
          case TEST_LINE -> ProfileLines.testLine(site, longest);
          case SIP_SETTINGS -> ProfileLines.sipSettings(site, longest);
        };
    PhoneLine found =
        line.orElseThrow(() -> new SoftphoneException("This profile has no such line"));
    return new Wish(found, uri(found, whom));
  }

  private static String uri(PhoneLine line, String whom) {
    if (whom.matches("(?i)sips?:.+")) {
      return whom;
    }
    String home = line.account().uri().replaceFirst(".*@", "");
    String user = whom.replaceFirst("(?i)^tel:", "").replaceAll("[\\s().\\-/]", "");
    return user.contains("@") ? "sip:" + user : "sip:" + LineAccess.user(user) + "@" + home;
  }

  ObjectProperty<Origin> origin() {
    return origin;
  }

  StringProperty typed() {
    return typed;
  }

  /// Grows each time the field is filled from elsewhere.
  ReadOnlyIntegerProperty fills() {
    return fills.getReadOnlyProperty();
  }
}
