package com.kallglot.console.desktop.shell;

/// The doors that keys open wherever the focus is.
public final class Palette {
  private Runnable open = () -> {};
  private Runnable profiles = () -> {};
  private Runnable help = () -> {};

  void onOpen(Runnable opens) {
    open = opens;
  }

  void onProfiles(Runnable opens) {
    profiles = opens;
  }

  void onHelp(Runnable opens) {
    help = opens;
  }

  /// What the page is for and which keys there are.
  public void openHelp() {
    help.run();
  }

  /// The command palette.
  public void open() {
    open.run();
  }

  /// The list of profiles.
  public void openProfiles() {
    profiles.run();
  }
}
