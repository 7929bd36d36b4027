package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.Keychain.Owner;
import com.kallglot.console.settings.keychain.KeychainException.Reason;
import com.kallglot.console.telephony.Secret;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/// The Secret Service API of freedesktop.org, version 0.2, as far as this program needs it: GNOME's
/// keyring serves it, KDE's wallet since 5.97, KeePassXC where it is told to.
final class SecretService implements AutoCloseable {
  private static final String ROOT = "/org/freedesktop/secrets";
  private static final String NOTHING = "/";
  private static final String APPLICATION = "kallglot-console";

  /// How long a prompt may stay.
  static final Duration PROMPT = Duration.ofSeconds(45);

  private final Bus bus;
  private final Prompts prompts;

  /// Whether the user can be asked to unlock it.
  enum Prompts {
    SHOWN,
    /// There is no display to show one on.
    NOT_SHOWN
  }

  SecretService(Bus bus, Prompts prompts) {
    this.bus = bus;
    this.prompts = prompts;
  }

  Set<Item> holds(Owner owner) throws KeychainException {
    var held = EnumSet.noneOf(Item.class);
    for (Item item : Item.values()) {
      Found found = search(attributes(owner, item));
      if (!found.open().isEmpty() || !found.locked().isEmpty()) {
        held.add(item);
      }
    }
    return held;
  }

  Map<Item, Secret> read(Owner owner) throws KeychainException {
    var read = new EnumMap<Item, Secret>(Item.class);
    Optional<Session> session = Optional.empty();
    for (Item item : Item.values()) {
      Optional<DBusPath> found = unlocked(search(attributes(owner, item)));
      if (found.isPresent()) {
        Session open = session.isPresent() ? session.get() : open();
        session = Optional.of(open);
        read.put(item, secret(found.get(), open));
      }
    }
    return read;
  }

  void keep(Owner owner, Item item, Secret secret) throws KeychainException {
    DBusPath collection = collection();
    Session session = open();
    try {
      Transfer.Sealed sealed = Transfer.Sealed.of(secret, session.key());
      Object[] made =
          bus.call(
              collection.getPath(),
              "Collection",
              "CreateItem",
              "a{sv}(oayays)b",
              properties(owner, item),
              new Object[] {session.path(), sealed.iv(), sealed.text(), "text/plain; charset=utf8"},
              true);
      complete((DBusPath) made[1]);
    } catch (GeneralSecurityException e) {
      throw new KeychainException.Refused("take a secret", String.valueOf(e.getMessage()));
    }
  }

  void forget(Owner owner, Set<Item> items) throws KeychainException {
    for (Item item : items) {
      Found found = search(attributes(owner, item));
      for (DBusPath each : found.all()) {
        Object[] answer = bus.call(each.getPath(), "Item", "Delete", "");
        complete((DBusPath) answer[0]);
      }
    }
  }

  private record Found(List<DBusPath> open, List<DBusPath> locked) {
    List<DBusPath> all() {
      var all = new ArrayList<>(open);
      all.addAll(locked);
      return all;
    }
  }

  private record Session(DBusPath path, SecretKey key) {}

  private Found search(Map<String, String> attributes) throws KeychainException {
    Object[] found = bus.call(ROOT, "Service", "SearchItems", "a{ss}", attributes);
    return new Found(paths(found[0]), paths(found[1]));
  }

  private static List<DBusPath> paths(Object answer) {
    return ((List<?>) answer).stream().map(DBusPath.class::cast).toList();
  }

  private Optional<DBusPath> unlocked(Found found) throws KeychainException {
    if (found.open().isEmpty() && !found.locked().isEmpty()) {
      unlock(found.locked().getFirst());
    }
    return found.all().stream().findFirst();
  }

  private void unlock(DBusPath locked) throws KeychainException {
    if (prompts == Prompts.NOT_SHOWN) {
      throw new KeychainException.Locked(Reason.NO_DISPLAY);
    }
    Object[] answer = bus.call(ROOT, "Service", "Unlock", "ao", List.of(locked));
    complete((DBusPath) answer[1]);
  }

  /// Shows the prompt that the service wants shown before it goes on.
  private void complete(DBusPath prompt) throws KeychainException {
    if (prompt.getPath().equals(NOTHING)) {
      return;
    }
    if (prompts == Prompts.NOT_SHOWN) {
      throw new KeychainException.Locked(Reason.NO_DISPLAY);
    }
    if (!bus.prompt(prompt.getPath(), PROMPT)) {
      throw new KeychainException.Locked(Reason.DISMISSED);
    }
  }

  /// Where the user's own programs keep theirs.
  private DBusPath collection() throws KeychainException {
    Object[] answer = bus.call(ROOT, "Service", "ReadAlias", "s", "default");
    DBusPath found = (DBusPath) answer[0];
    if (found.getPath().equals(NOTHING)) {
      throw new KeychainException.Absent(Reason.NO_KEYRING);
    }
    if (Boolean.TRUE.equals(bus.property(found.getPath(), "Collection", "Locked"))) {
      unlock(found);
    }
    return found;
  }

  private Session open() throws KeychainException {
    var transfer = new Transfer();
    Object[] answer =
        bus.call(
            ROOT,
            "Service",
            "OpenSession",
            "sv",
            Transfer.ALGORITHM,
            new Variant<>(transfer.publicKey()));
    try {
      byte[] other = bytes(((Variant<?>) answer[0]).getValue());
      return new Session((DBusPath) answer[1], transfer.key(other));
    } catch (GeneralSecurityException e) {
      throw new KeychainException.Refused("open a session", String.valueOf(e.getMessage()));
    }
  }

  private Secret secret(DBusPath item, Session session) throws KeychainException {
    Object[] answer = bus.call(item.getPath(), "Item", "GetSecret", "o", session.path());
    Object[] struct = (Object[]) answer[0];
    try {
      return new Transfer.Sealed(bytes(struct[1]), bytes(struct[2])).opened(session.key());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeychainException.Refused("give a secret", String.valueOf(e.getMessage()));
    }
  }

  /// The library reads bytes as an array or, within a variant, as a list.
  private static byte[] bytes(Object read) {
    if (read instanceof byte[] array) {
      return array;
    }
    List<?> list = (List<?>) read;
    var array = new byte[list.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = (Byte) list.get(i);
    }
    return array;
  }

  private static Map<String, String> attributes(Owner owner, Item item) {
    var attributes = new TreeMap<String, String>();
    attributes.put("application", APPLICATION);
    attributes.put("home", owner.home());
    attributes.put("profile", owner.profile());
    attributes.put("api_base", owner.apiBase());
    attributes.put("item", item.name().toLowerCase(Locale.ROOT));
    return attributes;
  }

  private static Map<String, Variant<?>> properties(Owner owner, Item item) {
    String what = item.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Map.of(
        "org.freedesktop.Secret.Item.Label",
        new Variant<>("Kallglot Console: %s of %s".formatted(what, owner.profile())),
        "org.freedesktop.Secret.Item.Attributes",
        new Variant<>(attributes(owner, item), "a{ss}"));
  }

  @Override
  public void close() {
    bus.close();
  }
}
