package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.settings.UnsavedEdits.Unsaved;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is typed of one connection and is no secret: kept until it is saved or discarded.
final class TypedAccount {
  static final String PROVIDER = "provider";
  static final String ID = "id";
  static final String LABEL = "label";
  static final String CALLER_ID = "default_caller_id";
  static final String DEFAULT = "is_default";
  static final String ACCOUNT_SID = "account_sid";

  private final UnsavedWork unsaved;
  private final @Nullable ProviderConnection of;

  /// @param of null for one that is not there yet
  TypedAccount(UnsavedWork unsaved, @Nullable ProviderConnection of) {
    this.unsaved = unsaved;
    this.of = of;
  }

  private String object() {
    return of == null ? ConnectionsModel.NEW : of.id();
  }

  void keep(String field, String now) {
    unsaved.type(object(), of == null ? "" : of.etag(), field, now, saved(field));
  }

  /// As typed before, or as it is.
  String field(String name) {
    return unsaved
        .of(object())
        .map(Unsaved::fields)
        .map(fields -> fields.get(name))
        .orElseGet(() -> saved(name));
  }

  private String saved(String field) {
    return switch (field) {
      case PROVIDER -> of == null ? Provider.TWILIO.name() : of.provider().name();
      case LABEL -> of == null ? "" : of.label();
      case ACCOUNT_SID ->
          of == null ? "" : Objects.requireNonNullElse(of.credentials().accountSid(), "");
      case DEFAULT -> "false";
      default -> "";
    };
  }
}
