package com.kallglot.console.desktop.shell;

import java.util.Arrays;
import java.util.Optional;

/// The pages there are, in the order of the rail.
public enum Page {
  OVERVIEW("overview/Overview", "fth-home"),
  NUMBERS("numbers/Numbers", "fth-hash"),
  CONNECTIONS("connections/Connections", "fth-link-2"),
  SIP("sip/Sip", "fth-server"),
  ROUTE_LAB("routelab/RouteLab", "fth-git-branch"),
  PHONE("phone/Phone", "fth-phone"),
  SESSIONS("sessions/Sessions", "fth-list"),
  ACTIVITY("activity/Activity", "fth-activity"),
  SETTINGS("preferences/Preferences", "fth-settings");

  private final String view;
  private final String icon;

  Page(String view, String icon) {
    this.view = view;
    this.icon = icon;
  }

  /// The page of that name, where this program has it.
  public static Optional<Page> named(String name) {
    return Arrays.stream(values()).filter(page -> page.name().equals(name)).findFirst();
  }

  String view() {
    return view;
  }

  public String icon() {
    return icon;
  }
}
