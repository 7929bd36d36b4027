package com.kallglot.console.phone.account;

import com.kallglot.console.phone.account.AccountField.Part;
import com.kallglot.console.phone.account.CallHandling.Answering;
import com.kallglot.console.phone.account.OwnAccount.Registering;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account as it is typed: what each field says, what is wrong with it, and the account that it
/// makes. What is chosen stands in it by the name of its constant. Touches no screen, keeps
/// nothing.
public final class AccountDraft {
  private final Map<AccountField, String> typed = new EnumMap<>(AccountField.class);
  private final String id;
  private final Set<AccountField.Part> parts;
  private final Set<String> taken;

  private AccountDraft(String id, Set<Part> parts, Set<String> taken) {
    this.id = id;
    this.parts = parts;
    this.taken = taken;
  }

  /// An empty one.
  ///
  /// @param taken names that other accounts have
  public static AccountDraft ofNew(List<String> taken) {
    var draft =
        new AccountDraft(OwnAccount.newId(), EnumSet.allOf(Part.class), new HashSet<>(taken));
    draft.set(AccountField.TRANSPORT, SipTransport.TLS);
    draft.set(AccountField.REGISTERING, Registering.YES);
    draft.set(AccountField.SRTP, SrtpPolicy.OPTIONAL);
    draft.set(AccountField.KEYING, SrtpKeying.SDES);
    draft.show(CallHandling.USUAL);
    return draft;
  }

  /// Of one that is kept.
  ///
  /// @param taken names that accounts have, its own among them
  public static AccountDraft of(OwnAccount kept, List<String> taken) {
    var others = new HashSet<>(taken);
    others.remove(kept.label());
    var draft = new AccountDraft(kept.id(), EnumSet.allOf(Part.class), others);
    draft.set(AccountField.LABEL, kept.label());
    draft.set(AccountField.USER, kept.user());
    draft.set(AccountField.DOMAIN, kept.domain());
    draft.set(AccountField.AUTH_USER, text(kept.authUser()));
    draft.set(AccountField.PROXY, text(kept.proxy()));
    draft.set(AccountField.TRANSPORT, kept.transport());
    draft.set(AccountField.REGISTERING, kept.registering());
    draft.set(AccountField.SRTP, kept.srtp());
    draft.set(AccountField.KEYING, kept.keying());
    draft.set(AccountField.CODECS, String.join(", ", kept.codecs()));
    draft.set(AccountField.TRUSTED_CA, text(kept.trustedCa()));
    draft.show(kept.handling());
    return draft;
  }

  /// Of what is set of an account that the profile has by itself.
  public static AccountDraft of(PhoneAccount account) {
    var draft = new AccountDraft(account.id(), EnumSet.of(Part.CALLS, Part.NETWORK), Set.of());
    draft.show(account.handling());
    return draft;
  }

  private void show(CallHandling handling) {
    set(AccountField.ANSWERING, handling.answering());
    set(AccountField.DIGITS, handling.digits());
    set(AccountField.REGION, text(handling.region()));
    NetworkDraft.show(handling.network(), this);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  void set(AccountField field, Enum<?> chosen) {
    typed.put(field, chosen.name());
  }

  public void set(AccountField field, String text) {
    typed.put(field, text);
  }

  /// As it stands in the field.
  public String get(AccountField field) {
    return typed.getOrDefault(field, "");
  }

  String stripped(AccountField field) {
    return get(field).strip();
  }

  @Nullable String orNull(AccountField field) {
    return stripped(field).isEmpty() ? null : stripped(field);
  }

  <E extends Enum<E>> E chosen(AccountField field, Class<E> type) {
    return Enum.valueOf(type, get(field));
  }

  List<String> list(AccountField field) {
    return Arrays.stream(get(field).split("[,;\\s]+", -1)).filter(each -> !each.isEmpty()).toList();
  }

  /// The parts that can be edited of it.
  public Set<Part> parts() {
    return Set.copyOf(parts);
  }

  /// What is wrong, so that it cannot be kept.
  public Set<AccountField> problems() {
    Set<AccountField> wrong = EnumSet.noneOf(AccountField.class);
    for (AccountField field : AccountField.values()) {
      if (parts.contains(field.part()) && !isRight(field)) {
        wrong.add(field);
      }
    }
    return wrong;
  }

  private boolean isRight(AccountField field) {
    String text = stripped(field);
    return switch (field) {
      case LABEL -> !text.isEmpty() && text.length() <= 60 && !taken.contains(text);
      case USER -> OwnAccount.isUser(text);
      case DOMAIN -> OwnAccount.isHost(text);
      case PASSWORD, RELAY_PASSWORD -> true;
      case AUTH_USER -> text.chars().noneMatch(Character::isWhitespace);
      case PROXY -> text.isEmpty() || OwnAccount.isHost(text);
      case CODECS -> list(field).stream().allMatch(OwnAccount::isCodec);
      case TRUSTED_CA -> text.isEmpty() || isPath(text);
      case REGION -> text.isEmpty() || Set.of(Locale.getISOCountries()).contains(text);
      case TRANSPORT, REGISTERING, SRTP, KEYING, ANSWERING, DIGITS -> true;
      default -> NetworkDraft.isRight(field, this);
    };
  }

  /// Whether there is a file is not asked with every key: the disk may be far.
  private static boolean isPath(String text) {
    try {
      return Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// To be asked for where there is no problem.
  public OwnAccount account() {
    String ca = orNull(AccountField.TRUSTED_CA);
    return new OwnAccount(
        id,
        stripped(AccountField.LABEL),
        stripped(AccountField.USER),
        stripped(AccountField.DOMAIN),
        orNull(AccountField.AUTH_USER),
        chosen(AccountField.REGISTERING, Registering.class),
        orNull(AccountField.PROXY),
        chosen(AccountField.TRANSPORT, SipTransport.class),
        chosen(AccountField.SRTP, SrtpPolicy.class),
        chosen(AccountField.KEYING, SrtpKeying.class),
        ca == null ? null : Path.of(ca),
        list(AccountField.CODECS),
        handling());
  }

  /// To be asked for where there is no problem.
  public CallHandling handling() {
    return new CallHandling(
        chosen(AccountField.ANSWERING, Answering.class),
        chosen(AccountField.DIGITS, DtmfMethod.class),
        orNull(AccountField.REGION),
        NetworkDraft.network(this));
  }

  /// The passwords that were typed. They are not stripped: a space may be part of one.
  public Typed passwords() {
    return new Typed(secret(AccountField.PASSWORD), secret(AccountField.RELAY_PASSWORD));
  }

  /// As the engine would take it. A password that is not typed is the one that is known already; it
  /// goes to the server that it was typed for and to no other.
  ///
  /// @param known the account as it is now, with its passwords; null for a new one
  /// @param profileCa what the profile trusts
  public SipAccount sip(@Nullable PhoneAccount known, @Nullable Path profileCa) {
    Secret password = secret(AccountField.PASSWORD);
    Secret relays = secret(AccountField.RELAY_PASSWORD);
    OwnAccount account = account();
    if (known == null) {
      return account.sip(password, relays, profileCa);
    }
    boolean same = known.home().uri().endsWith("@" + account.domain());
    AccountNetwork.Relay relay = account.handling().network().relay();
    TurnServer turn = known.home().network().turn();
    boolean sameRelay = relay != null && turn != null && relay.server().equals(turn.server());
    return account.sip(
        password == null && same ? known.home().password() : password,
        relays == null && turn != null && sameRelay ? turn.password() : relays,
        profileCa);
  }

  private @Nullable Secret secret(AccountField field) {
    return get(field).isEmpty() ? null : Secret.of(get(field));
  }
}
