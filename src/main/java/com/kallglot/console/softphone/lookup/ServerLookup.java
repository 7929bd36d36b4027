package com.kallglot.console.softphone.lookup;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.telephony.SipTransport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/// Finds an account's server by SRV (RFC 3263 §4) or with a nameserver of the account's own. PJSIP
/// would need one nameserver for the whole process from its start, and then no longer look into the
/// computer's own table of hosts.
public final class ServerLookup {
  private static final Comparator<Service> BY_PRIORITY = Comparator.comparingInt(Service::priority);
  private static final int SIP_PORT = 5060;
  private static final int SIPS_PORT = 5061;

  /// An SRV record (RFC 2782).
  record Service(int priority, int weight, int port, String target) {
    static Service parse(String record) {
      String[] words = record.strip().split("\\s+", 4);
      return new Service(
          Integer.parseInt(words[0]),
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          words[3].replaceFirst("\\.$", ""));
    }
  }

  private final SipAccount account;
  private final NetworkSettings network;
  private final RandomGenerator random;

  private ServerLookup(SipAccount account, RandomGenerator random) {
    this.account = account;
    this.network = account.network();
    this.random = random;
  }

  /// Asks the nameserver, for some seconds where it does not answer.
  ///
  /// @return `host[:port]` that every request of the account is sent to; null where that is whom it
  ///   is meant for
  public static @Nullable String next(SipAccount account) throws SoftphoneException {
    return new ServerLookup(account, RandomGenerator.getDefault())
        .find(nextHop(account))
        .orElse(account.proxy());
  }

  private static String nextHop(SipAccount account) {
    String registrar = account.registrar();
    String proxy = account.proxy();
    String uri = Objects.requireNonNullElse(registrar, account.uri());
    return proxy != null
        ? proxy
        : uri.replaceFirst("^(?i:sips?):([^@]*@)?", "").replaceFirst("[;?].*$", "");
  }

  /// Empty where it is what the account says anyway, and PJSIP finds its address by itself.
  private Optional<String> find(String next) throws SoftphoneException {
    boolean usual = network.lookup() == Lookup.ADDRESS && network.nameserver() == null;
    if (usual || !HostAndPort.isValid(next) || HostAndPort.isAddress(HostAndPort.host(next))) {
      return Optional.empty();
    }
    String host = HostAndPort.host(next);
    int port = HostAndPort.port(next, 0);
    try {
      Optional<Service> service = port == 0 ? service(host) : Optional.empty();
      if (service.isPresent()) {
        return Optional.of(located(service.get().target, service.get().port));
      }
      int usualPort = account.transport() == SipTransport.TLS ? SIPS_PORT : SIP_PORT;
      return network.nameserver() == null
          ? Optional.empty()
          : Optional.of(located(host, port == 0 ? usualPort : port));
    } catch (NamingException e) {
      String whom = network.nameserver() == null ? "the system's nameserver" : network.nameserver();
      throw new SoftphoneException("Looking up %s at %s: %s".formatted(host, whom, said(e)), e);
    }
  }

  private static String said(NamingException failure) {
    return failure instanceof NameNotFoundException
        ? "there is no such name"
        : Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  private Optional<Service> service(String host) throws NamingException, SoftphoneException {
    if (network.lookup() == Lookup.ADDRESS) {
      return Optional.empty();
    }
    String name = prefix() + host;
    List<Service> services = records(name, "SRV").stream().map(Service::parse).toList();
    if (services.stream().anyMatch(service -> service.target.isEmpty())) {
      throw new SoftphoneException(
          "Looking up " + name + ": the domain says that it has no such service");
    }
    return chosen(services, random);
  }

  private String prefix() {
    return switch (account.transport()) {
      case UDP, UNKNOWN -> "_sip._udp.";
      case TCP -> "_sip._tcp.";
      case TLS -> "_sips._tcp.";
    };
  }

  /// Of those with the lowest priority, each as often as its weight says (RFC 2782).
  static Optional<Service> chosen(List<Service> services, RandomGenerator random) {
    int lowest = services.stream().min(BY_PRIORITY).map(Service::priority).orElse(0);
    List<Service> first = services.stream().filter(s -> s.priority == lowest).toList();
    int left = random.nextInt(1 + first.stream().mapToInt(Service::weight).sum());
    for (Service service : first) {
      left -= service.weight;
      if (left <= 0) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /// By its address, where a nameserver was given to be asked for it. Of a TLS server the name
  /// stays: its certificate is held against it.
  private String located(String host, int port) throws NamingException {
    if (network.nameserver() == null || account.transport() == SipTransport.TLS) {
      return host + ":" + port;
    }
    boolean six = network.family() == Family.IPV6;
    List<String> addresses = records(host, six ? "AAAA" : "A");
    if (addresses.isEmpty()) {
      throw new NameNotFoundException(host);
    }
    String address = addresses.getFirst();
    return (six ? "[" + address + "]" : address) + ":" + port;
  }

  /// Only the DNS provider and only attributes: no object is made of what a server answers.
  @SuppressWarnings("BanJNDI")
  private List<String> records(String name, String type) throws NamingException {
    var directory = new InitialDirContext(environment(network.nameserver()));
    try {
      Attribute found = directory.getAttributes(name, new String[] {type}).get(type);
      List<String> texts = new ArrayList<>();
      for (int i = 0; found != null && i < found.size(); i++) {
        texts.add(String.valueOf(found.get(i)));
      }
      return texts;
    } catch (NameNotFoundException e) {
      return List.of();
    } finally {
      directory.close();
    }
  }

  @SuppressWarnings("JdkObsolete") // JNDI takes nothing else
  private static Hashtable<String, String> environment(@Nullable String nameserver) {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns://" + (nameserver == null ? "" : nameserver) + "/");
    environment.put("com.sun.jndi.dns.timeout.initial", "700");
    environment.put("com.sun.jndi.dns.timeout.retries", "3");
    return environment;
  }
}
