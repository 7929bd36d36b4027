package com.kallglot.console.settings.keychain;

import com.kallglot.console.settings.keychain.KeychainException.Reason;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;

/// The session bus, and calls on it to the one service that keeps secrets.
final class Bus implements AutoCloseable {
  static final String SERVICE = "org.freedesktop.secrets";
  private static final Pattern SOCKET = Pattern.compile("\\bunix:path=([^,;]+)");
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final DBusConnection connection;

  private Bus(DBusConnection connection) {
    this.connection = connection;
  }

  /// The library would try an address where nobody is for ten seconds; this notices at once.
  static Bus at(String address) throws KeychainException {
    Matcher socket = SOCKET.matcher(address);
    if (!socket.find()) {
      throw new KeychainException.Absent(Reason.NO_SOCKET, address);
    }
    try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(socket.group(1)))) {
      assert probe.isConnected();
    } catch (IOException e) {
      throw new KeychainException.Absent(Reason.SILENT_BUS, e);
    }
    try {
      return new Bus(DBusConnectionBuilder.forAddress(address).withShared(false).build());
    } catch (DBusException | DBusExecutionException | IllegalArgumentException e) {
      throw new KeychainException.Absent(Reason.SILENT_BUS, e);
    }
  }

  /// @param type of the interface, such as `Service`
  /// @param signature of the arguments in D-Bus's letters
  Object[] call(String path, String type, String method, String signature, Object... arguments)
      throws KeychainException {
    return named(path, "org.freedesktop.Secret." + type, method, signature, arguments);
  }

  /// A property of an object.
  Object property(String path, String type, String name) throws KeychainException {
    Object[] answer =
        named(
            path,
            "org.freedesktop.DBus.Properties",
            "Get",
            "ss",
            "org.freedesktop.Secret." + type,
            name);
    return ((Variant<?>) answer[0]).getValue();
  }

  private Object[] named(
      String path, String type, String method, String signature, Object... arguments)
      throws KeychainException {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(null, SERVICE, path, type, method, (byte) 0, signature, arguments);
      connection.sendMessage(call);
      Message answer = call.getReply(ANSWER.toMillis());
      if (answer == null) {
        throw new KeychainException.Unanswered(ANSWER.toSeconds(), null);
      }
      if (answer instanceof Error error) {
        throw refusal(method, error);
      }
      return answer.getParameters();
    } catch (DBusException | DBusExecutionException e) {
      throw new KeychainException.Refused(method, String.valueOf(e.getMessage()));
    }
  }

  private static KeychainException refusal(String method, Error error) throws DBusException {
    Object[] said = error.getParameters();
    String text = said.length == 0 ? error.getName() : String.valueOf(said[0]);
    return switch (error.getName()) {
      case "org.freedesktop.DBus.Error.ServiceUnknown",
          "org.freedesktop.DBus.Error.NameHasNoOwner",
          "org.freedesktop.DBus.Error.Spawn.ChildExited" ->
          new KeychainException.Absent(Reason.NO_SERVICE);
      case "org.freedesktop.Secret.Error.IsLocked" -> new KeychainException.Locked(text);
      default -> new KeychainException.Refused(method, text);
    };
  }

  /// Shows a prompt of the service and waits for its end.
  ///
  /// @return whether the user did what it asked for
  boolean prompt(String path, Duration patience) throws KeychainException {
    BlockingQueue<Boolean> dismissed = new LinkedBlockingQueue<>();
    DBusMatchRule rule =
        DBusMatchRuleBuilder.create()
            .withType("signal")
            .withInterface("org.freedesktop.Secret.Prompt")
            .withMember("Completed")
            .withPath(path)
            .build();
    DBusSigHandler<DBusSignal> completed = signal -> dismissed.add(isDismissed(signal));
    try {
      var _ = connection.addGenericSigHandler(rule, completed);
      var _ = call(path, "Prompt", "Prompt", "s", "");
      Boolean answer = dismissed.poll(patience.toSeconds(), TimeUnit.SECONDS);
      connection.removeGenericSigHandler(rule, completed);
      if (answer == null) {
        var _ = call(path, "Prompt", "Dismiss", "");
        throw new KeychainException.Unanswered(patience.toSeconds(), null);
      }
      return !answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeychainException.Unanswered(0, e);
    } catch (DBusException e) {
      throw new KeychainException.Refused("ask for its password", String.valueOf(e.getMessage()));
    }
  }

  private static Boolean isDismissed(Message signal) {
    try {
      return (Boolean) signal.getParameters()[0];
    } catch (DBusException e) {
      return true;
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }
}
