package com.kallglot.console.sandbox;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a running sandbox is and how to get in: `endpoint.json` in its data folder, readable by
/// the owner alone, written once both sides listen and deleted when it ends. Every other process
/// attaches by it.
///
/// @param baseUrl of the HTTP side, such as `http://127.0.0.1:8480`
/// @param guestsPort of the loopback interface, where [Attachment] says who else uses it
public record EndpointFile(
    long pid,
    String baseUrl,
    int guestsPort,
    Secret controlKey,
    Sip sip,
    Carriers carriers,
    List<OrganizationAccess> organizations) {
  static final String NAME = "endpoint.json";

  public EndpointFile {
    organizations = List.copyOf(organizations);
  }

  /// The SIP side.
  ///
  /// @param host the address it listens on; `domain` is a name in its certificate and is reached by
  ///   sending there
  /// @param caFile the certificate of the sandbox's own authority, PEM
  public record Sip(
      String host,
      @Nullable Integer udp,
      @Nullable Integer tcp,
      @Nullable Integer tls,
      String domain,
      String caFile) {

    static Sip of(List<Transport> transports, String domain, Path caFile) {
      return new Sip(
          transports.isEmpty() ? "127.0.0.1" : transports.getFirst().host(),
          port(transports, SipTransport.UDP),
          port(transports, SipTransport.TCP),
          port(transports, SipTransport.TLS),
          domain,
          caFile.toAbsolutePath().toString());
    }

    private static @Nullable Integer port(List<Transport> transports, SipTransport kind) {
      return transports.stream()
          .filter(transport -> transport.kind() == kind)
          .map(Transport::port)
          .findFirst()
          .orElse(null);
    }
  }

  /// The stand-ins of Twilio and Telnyx, and what signs in there.
  ///
  /// @param baseUrl in place of each provider's own
  public record Carriers(String baseUrl, List<SeededAccount> accounts) {
    public Carriers {
      accounts = List.copyOf(accounts);
    }
  }

  /// What an organization's people were given.
  ///
  /// @param apiKey may do everything
  /// @param readOnlyKey may change nothing
  public record OrganizationAccess(
      String name,
      Secret apiKey,
      Secret readOnlyKey,
      String sipUsername,
      Secret sipPassword,
      TestLine testLine) {
    OrganizationAccess withSipPassword(Secret password) {
      return new OrganizationAccess(name, apiKey, readOnlyKey, sipUsername, password, testLine);
    }
  }

  /// A telephone of the organization on the sandbox's telephone network.
  public record TestLine(String username, Secret password, E164 number) {}

  EndpointFile with(List<OrganizationAccess> given) {
    return new EndpointFile(pid, baseUrl, guestsPort, controlKey, sip, carriers, given);
  }

  /// The sandbox that runs on `dataFolder`, or empty where none runs there: a file that a killed
  /// sandbox left counts as none.
  ///
  /// @throws SandboxException the folder cannot be read
  public static Optional<EndpointFile> find(Path dataFolder) throws SandboxException {
    Path file = dataFolder.resolve(NAME);
    try {
      if (!DataFolder.isOwned(dataFolder)) {
        return Optional.empty();
      }
      return Optional.of(Json.read(Files.readString(file), TypeToken.get(EndpointFile.class)));
    } catch (NoSuchFileException e) {
      // It is owned, but does not listen yet.
      return Optional.empty();
    } catch (IOException | UnreadableJsonException e) {
      throw new StoreUnusable(dataFolder, e);
    }
  }
}
