package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.routing.Edit;

/// Leads to where a thing is set up: its page is opened, the thing is chosen on it, and the focus
/// is on what changes it.
public interface Places {
  /// @param id of a number
  void number(String id);

  /// @param id of a connection
  void connection(String id);

  void sip();

  /// Where somebody makes this edit by hand.
  default void of(Edit.OfConfiguration edit) {
    switch (edit) {
      case Edit.ActivateNumber(var id, var _) -> number(id);
      case Edit.SuspendNumber(var id, var _) -> number(id);
      case Edit.ActivateConnection(var id, var _) -> connection(id);
      case Edit.DisableConnection(var id, var _) -> connection(id);
      case Edit.MakeDefault(var id, var _) -> connection(id);
      case Edit.EnableSip _, Edit.DisableSip _ -> sip();
    }
  }

  /// On which page that is.
  static Page pageOf(Edit.OfConfiguration edit) {
    return switch (edit) {
      case Edit.ActivateNumber _, Edit.SuspendNumber _ -> Page.NUMBERS;
      case Edit.ActivateConnection _, Edit.DisableConnection _, Edit.MakeDefault _ ->
          Page.CONNECTIONS;
      case Edit.EnableSip _, Edit.DisableSip _ -> Page.SIP;
    };
  }

  /// Who may call, of the SIP settings: where this computer is let in.
  void allowlist();

  /// How many calls at once, of the SIP settings.
  void callLimit();
}
