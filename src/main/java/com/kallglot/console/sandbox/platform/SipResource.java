package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.sandbox.store.SipAccounts.Account;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.account.SipPassword;
import com.kallglot.console.wire.Paths;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/// `/v1/telephony/sip`: read and edit the settings, make a new password.
final class SipResource {
  private static final int LONGEST_OVERLAP_SECONDS = 86_400;
  private static final int USUAL_OVERLAP_SECONDS = 3_600;
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Facilities facilities;
  private final Managed<SipSettings> settings;

  SipResource(Facilities facilities) {
    this.facilities = facilities;
    this.settings =
        new Managed<>(
            facilities.store(),
            (records, call) -> records.sip().settings(call.organization().name()),
            SipSettings::etag,
            stored -> facilities.listening().get().complete(stored));
  }

  void addTo(Routes routes) {
    routes.add("GET", Paths.SIP, "telephony:read", settings::get);
    routes.add("PATCH", Paths.SIP, "telephony:write", this::edit);
    routes.add("POST", Paths.SIP_PASSWORD, "sip:secrets", this::rotate);
  }

  /// An edit that changes nothing leaves the etag as it is.
  private Reply edit(Call call) throws Refusal {
    return settings.edit(
        call,
        SipEdit::of,
        (edit, records, now) -> {
          SipSettings edited = edit.applyTo(now);
          if (!edited.equals(now)) {
            records.sip().put(call.organization().name(), now.username(), edited);
          }
        });
  }

  /// What is kept of the password is its digests, and nothing of it is ever answered again.
  private Reply rotate(Call call) throws Refusal {
    Fields body = call.bodyIfAny();
    body.only("overlap_seconds");
    Integer given = body.integer("overlap_seconds", 0, LONGEST_OVERLAP_SECONDS);
    String organization = call.organization().name();
    Secret password = password();
    Instant now = facilities.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Instant until = now.plusSeconds(given == null ? USUAL_OVERLAP_SECONDS : given);
    String username = replace(organization, password, until, now);
    return Reply.of(200, new SipPassword(username, password, now, until));
  }

  /// One after the other: the password that is handed out last must be the one that is in force.
  ///
  /// @return the account's user name
  private synchronized String replace(
      String organization, Secret password, Instant until, Instant now) {
    String username =
        facilities
            .store()
            .<String, RuntimeException>write(records -> {
              SipSettings current = records.sip().settings(organization);
              Account account =
                  Account.of(
                      current.username(), current.domain(), organization, "sip_settings", password);
              records.sipAccounts().rotate(account, until, now);
              return current.username();
            });
    facilities.passwords().take(organization, password);
    return username;
  }

  private static Secret password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
