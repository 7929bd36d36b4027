package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.evidence.Demand;
import com.kallglot.console.trace.evidence.Demand.Fit;
import com.kallglot.console.trace.evidence.Demand.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The edit of an account that removes why its call failed, where the cause and what the far end
/// requires tell which. Encryption is never given up by it: that is for somebody to decide.
///
/// @param field what is changed first of all
/// @param from its value as it stands in an [AccountDraft]
/// @param to the same of the new one
/// @param after the account as it is to be
public record Remedy(AccountField field, String from, String to, OwnAccount after) {
  /// Every telephone takes one of these.
  private static final List<String> USUAL_CODECS = List.of("PCMU", "PCMA");

  private static final String DTLS = "DTLS";

  /// @param demands what the call offered beside what the far end requires; empty where that is not
  ///   known
  public static Optional<Remedy> of(CauseCode cause, OwnAccount account, List<Demand> demands) {
    AccountDraft draft = AccountDraft.of(account, List.of());
    var edits = new LinkedHashMap<AccountField, String>();
    switch (cause) {
      case ENCRYPTION_NOT_TAKEN -> encrypt(account, demands, edits);
      case CODECS_NOT_TAKEN -> offerCodecs(account, demands, edits);
      case MEDIA_NOT_TAKEN -> {
        if (lacks(demands, Topic.PROFILE) || lacks(demands, Topic.KEYS)) {
          encrypt(account, demands, edits);
        } else if (lacks(demands, Topic.CODEC)) {
          offerCodecs(account, demands, edits);
        }
      }
      case DROPPED_OR_FRAGMENTED -> overTcp(account, edits);
      case TLS_UNTRUSTED -> edits.put(AccountField.TRUSTED_CA, "");
      case OWN_PRIVATE_ADDRESS -> tellPublicAddress(account, edits);
      default -> {} // nothing of the account, or nothing that is certain
    }
    return edits.entrySet().stream()
        .filter(edit -> !draft.get(edit.getKey()).equals(edit.getValue()))
        .findFirst()
        .map(first -> made(draft, first.getKey(), edits));
  }

  private static Remedy made(
      AccountDraft draft, AccountField first, Map<AccountField, String> edits) {
    String from = draft.get(first);
    edits.forEach(draft::set);
    return new Remedy(first, from, draft.get(first), draft.account());
  }

  private static boolean lacks(List<Demand> demands, Topic topic) {
    return demands.stream().anyMatch(each -> each.topic() == topic && each.fit() == Fit.NO);
  }

  private static List<String> required(List<Demand> demands, Topic topic) {
    return demands.stream()
        .filter(each -> each.topic() == topic)
        .flatMap(each -> each.required().stream())
        .toList();
  }

  /// As the far end says it wants its keys; where it says nothing, encryption for an account
  /// without and the other kind of keys for one with it.
  private static void encrypt(
      OwnAccount account, List<Demand> demands, Map<AccountField, String> edits) {
    List<String> keys = required(demands, Topic.KEYS);
    boolean told = !demands.isEmpty();
    boolean wantsPlain = told && keys.isEmpty();
    if (wantsPlain) {
      return;
    }
    boolean off = account.srtp() == SrtpPolicy.OFF;
    SrtpKeying other = account.keying() == SrtpKeying.DTLS ? SrtpKeying.SDES : SrtpKeying.DTLS;
    SrtpKeying asked = keys.contains(DTLS) ? SrtpKeying.DTLS : SrtpKeying.SDES;
    edits.put(AccountField.SRTP, off ? SrtpPolicy.REQUIRED.name() : account.srtp().name());
    edits.put(AccountField.KEYING, (told ? asked : off ? account.keying() : other).name());
  }

  /// Those that it takes first, what the account wanted behind them. An account that wants none in
  /// particular offered all there are.
  private static void offerCodecs(
      OwnAccount account, List<Demand> demands, Map<AccountField, String> edits) {
    List<String> told =
        required(demands, Topic.CODEC).stream().filter(OwnAccount::isCodec).toList();
    List<String> missing =
        (told.isEmpty() ? USUAL_CODECS : told)
            .stream()
                .filter(codec -> account.codecs().stream().noneMatch(codec::equalsIgnoreCase))
                .toList();
    if (!account.codecs().isEmpty()) {
      List<String> all = Stream.concat(missing.stream(), account.codecs().stream()).toList();
      edits.put(AccountField.CODECS, String.join(", ", all));
    }
  }

  private static void overTcp(OwnAccount account, Map<AccountField, String> edits) {
    if (account.transport() == SipTransport.UDP) {
      edits.put(AccountField.TRANSPORT, SipTransport.TCP.name());
    }
  }

  /// It is learned by registering, so of no use to an account that does not.
  private static void tellPublicAddress(OwnAccount account, Map<AccountField, String> edits) {
    if (account.registering() == Registering.YES) {
      edits.put(AccountField.SDP_REWRITE, Rewrite.ON.name());
      edits.put(AccountField.CONTACT_REWRITE, Rewrite.ON.name());
    }
  }
}
