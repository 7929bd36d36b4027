package com.kallglot.console.desktop.shell;

/// The pages there are, in the order of the rail.
public enum Page {
  OVERVIEW("overview/Overview", "fth-home"),
  ROUTE_LAB("routelab/RouteLab", "fth-git-branch"),
  SESSIONS("sessions/Sessions", "fth-list");

  private final String view;
  private final String icon;

  Page(String view, String icon) {
    this.view = view;
    this.icon = icon;
  }

  String view() {
    return view;
  }

  String icon() {
    return icon;
  }
}
