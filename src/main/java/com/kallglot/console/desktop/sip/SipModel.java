package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.account.SipPassword;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The SIP settings as read last and what is written over them but not saved. It outlives the
/// views: what was begun is there when one comes back, and gone with the profile.
public final class SipModel {
  private final ReadOnlyObjectWrapper<@Nullable SipSettings> settings =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable AllowlistEditing> allowlist =
      new ReadOnlyObjectWrapper<>();

  /// What the terms were begun on that are written: where others were read since, saving them is a
  /// conflict.
  private @Nullable SipSettings termsOf;

  private final ReadOnlyObjectWrapper<@Nullable Terms> terms = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable SipPassword> password =
      new ReadOnlyObjectWrapper<>();

  private final ReadOnlyBooleanWrapper disabling = new ReadOnlyBooleanWrapper();

  public SipModel(Workspace workspace) {
    workspace.configuration().subscribe(this::read);
    workspace.entry().subscribe(_ -> forget());
  }

  private void read(@Nullable TelephonyConfiguration read) {
    if (read == null) {
      forget();
    } else {
      read(read.sip());
    }
  }

  /// Drafts that were begun go on over what is there now.
  public void read(SipSettings now) {
    settings.set(now);
    SipSettings base = termsOf;
    Terms written = terms.get();
    if (base == null || written == null || written.equals(base.terms())) {
      termsOf = now;
      terms.set(now.terms());
    } else if (now.terms().equals(base.terms()) || now.terms().equals(written)) {
      termsOf = now;
    }
    AllowlistEditing editing = allowlist.get();
    allowlist.set(editing == null ? AllowlistEditing.of(now) : editing.over(now));
  }

  private void forget() {
    termsOf = null;
    settings.set(null);
    allowlist.set(null);
    terms.set(null);
    password.set(null);
    disabling.set(false);
  }

  /// Whether it is asked at the moment if SIP is to be switched off.
  ReadOnlyBooleanProperty disabling() {
    return disabling.getReadOnlyProperty();
  }

  public void askDisable() {
    disabling.set(true);
  }

  public void leaveEnabled() {
    disabling.set(false);
  }

  public ReadOnlyObjectProperty<@Nullable SipSettings> settings() {
    return settings.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable AllowlistEditing> allowlist() {
    return allowlist.getReadOnlyProperty();
  }

  void edit(AllowlistEditing changed) {
    allowlist.set(changed);
  }

  public void edit(UnaryOperator<AllowlistDraft> change) {
    AllowlistEditing editing = allowlist.get();
    if (editing != null) {
      allowlist.set(editing.edited(change));
    }
  }

  public ReadOnlyObjectProperty<@Nullable Terms> terms() {
    return terms.getReadOnlyProperty();
  }

  public void write(Terms written) {
    SipSettings now = settings.get();
    if (now != null && now.terms().equals(written)) {
      termsOf = now;
    }
    terms.set(written);
  }

  /// What the terms are written over, to be saved on that.
  @Nullable SipSettings termsOf() {
    return termsOf;
  }

  /// The terms as they are written, over those of an earlier reading.
  void write(SipSettings base, Terms written) {
    termsOf = base;
    terms.set(written);
  }

  /// Both sides were looked at: what is written is meant for what is there now.
  void rebaseTerms() {
    termsOf = settings.get();
  }

  /// The password made last, until it was seen: the only place that holds it.
  ReadOnlyObjectProperty<@Nullable SipPassword> password() {
    return password.getReadOnlyProperty();
  }

  void made(SipPassword made) {
    password.set(made);
  }

  public void forgetPassword() {
    password.set(null);
  }
}
