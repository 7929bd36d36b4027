package com.kallglot.console.desktop;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance.Theme;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page Connections as pictures: its cards, the editor with a refused trial, a question, the
/// wiring of an account.
@Tag("screens")
class ConnectionsScreensTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;
  private static ConnectionsOnScreen page;

  @BeforeAll
  static void open() throws Exception {
    desktop = OpenDesktop.on(home).awaitRead();
    page = new ConnectionsOnScreen(desktop, home);
    var store = new SavedDrafts(new Folders(home, home));
    store.keep(new Saved("No routing at all", "{\"mode\": \"ai_agent\"}"));
    store.keep(page.draftOver("Old account"));
    store.keep(page.draftOver("Support line"));
    desktop.go(Page.CONNECTIONS);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @Test
  void cards() throws IOException {
    Pictures.render(desktop, "connections");
  }

  @Test
  void editorWithARefusedTrial() throws Exception {
    page.edit("Old account");
    page.type("#account-sid", page.account("Test credentials").accountSid() + " ");
    page.type("#auth-token", page.account("Test credentials").secret().reveal());
    page.fire("#try-credentials");
    desktop.awaitScreen("it is refused", () -> desktop.saysNow("test credentials"));
    Pictures.picture(desktop, "connections-refused", "en", Theme.LIGHT, 1440, 900);
    Pictures.picture(desktop, "connections-refused", "en", Theme.LIGHT, 1024, 700);
    page.closeSide();
  }

  @Test
  void questionBeforeDeleting() throws Exception {
    page.edit("Support line");
    page.fire("#delete-connection");
    desktop.awaitScreen("it is counted", () -> desktop.saysNow("Changes 2 of 3"));
    page.fire("#radius-which");
    Pictures.render(desktop, "connections-delete");
    page.closeSide();
  }

  @Test
  void wiringOfAnAccount() throws Exception {
    page.edit("Support line");
    page.type("#auth-token", page.account("Support line").secret().reveal());
    page.fire("#try-credentials");
    desktop.awaitScreen("they work", () -> desktop.saysNow("They work"));
    page.closeSide();
    page.fire("#numbers-read");
    desktop.awaitScreen("it is read", () -> desktop.saysNow("read from Twilio"));
    for (String language : new String[] {"en", "de"}) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        Pictures.picture(desktop, "connections-wiring", language, theme, 1440, 900);
        page.selectNumber("+16175550143"); // which a change of the language forgets
        Pictures.picture(desktop, "connections-wiring", language, theme, 1440, 900);
        Pictures.picture(desktop, "connections-wiring", language, theme, 1024, 700);
      }
    }
    OpenDesktop.doOnScreen(() -> desktop.window().appear(OpenDesktop.english(Theme.LIGHT)));
  }
}
