package com.kallglot.console.desktop.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.organization.SessionsMade.Made;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowsOnScreenTest {
  private final RowsOnScreen onScreen = new RowsOnScreen();

  private static SessionRow row(String id) {
    return new SessionRow(new Made(id, Instant.EPOCH, null, null, null, null));
  }

  @Test
  void aRowThatMovesToAnotherCellIsStillThere() {
    SessionRow first = row("sess_1");
    SessionRow second = row("sess_2");
    onScreen.appeared(first);
    onScreen.appeared(second);
    onScreen.disappeared(first); // filtered: the upper cell shows the second,
    onScreen.appeared(second);
    onScreen.disappeared(second); // and the lower one nothing
    assertThat(onScreen.rows()).containsExactly(second);
    onScreen.disappeared(second);
    assertThat(onScreen.rows()).isEmpty();
  }

  @Test
  void whatDisappearsAfterAllWasForgottenDoesNoHarm() {
    SessionRow row = row("sess_1");
    onScreen.appeared(row);
    onScreen.clear();
    onScreen.disappeared(row);
    onScreen.appeared(row);
    assertThat(onScreen.rows()).containsExactly(row);
  }
}
