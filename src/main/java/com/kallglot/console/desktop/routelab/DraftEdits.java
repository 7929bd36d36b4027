package com.kallglot.console.desktop.routelab;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Edit;
import java.util.List;

/// Edits of a request as edits of its text, in which everything else stays as it was written.
public final class DraftEdits {
  public static final String CONNECTION_ID = "routing.connection_id";
  public static final String TYPE = "routing.type";
  public static final String PHONE_NUMBER = "routing.phone_number";
  public static final String SIP = "routing.sip";
  private static final List<String> METHODS = List.of(CONNECTION_ID, TYPE, PHONE_NUMBER);

  private DraftEdits() {}

  /// The same draft where its text is no JSON object: there is nothing to hold on to.
  public static Draft apply(Draft draft, Edit.OfRequest edit) {
    if (!draft.isWellFormed()) {
      return draft;
    }
    return switch (edit) {
      case Edit.RemoveConnectionId() -> draft.without(CONNECTION_ID);
      case Edit.RemoveSip() -> draft.without(TYPE).without(SIP);
      case Edit.RemovePhoneNumber() -> draft.without(PHONE_NUMBER);
      case Edit.RouteByConnection(var id, var _) -> only(draft.without(SIP), CONNECTION_ID, id);
      case Edit.RouteBySip() -> only(draft, TYPE, "sip");
      case Edit.RouteByNumber(var number) -> only(draft.without(SIP), PHONE_NUMBER, number.value());
    };
  }

  /// In place of the first method that was named, so that the text keeps its order.
  private static Draft only(Draft draft, String path, String value) {
    Draft changed = draft.with(path, value);
    for (String method : METHODS) {
      changed = method.equals(path) ? changed : changed.without(method);
    }
    return changed;
  }
}
