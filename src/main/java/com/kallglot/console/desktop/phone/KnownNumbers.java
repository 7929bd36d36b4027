package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What the configuration knows of whom one talks to: the label of a number and its provider.
public final class KnownNumbers {
  private final Workspace workspace;

  public KnownNumbers(Workspace workspace) {
    this.workspace = workspace;
  }

  ObservableValue<@Nullable TelephonyConfiguration> changes() {
    return workspace.configuration();
  }

  /// `Berlin reception · telnyx · sess_…`; empty where nothing is known.
  String of(PhoneCall call, DomainWords spoken) {
    TelephonyConfiguration known = workspace.configuration().get();
    Stream<String> numbers =
        known == null
            ? Stream.of()
            : known.numbers().stream()
                .filter(each -> call.remote().contains(":" + each.phoneNumber() + "@"))
                .flatMap(number -> words(number, spoken));
    Stream<String> session =
        call.remote().contains("sess_") ? Stream.of() : Stream.ofNullable(call.session());
    return Stream.concat(numbers, session).collect(Collectors.joining(" · "));
  }

  private static Stream<String> words(PhoneNumber number, DomainWords spoken) {
    return Stream.concat(
        Stream.ofNullable(number.label()), Stream.of(spoken.provider(number.provider())));
  }
}
