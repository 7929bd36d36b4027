package com.kallglot.console.organization;

import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.organization.order.OrderBook;
import com.kallglot.console.organization.order.Orders;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.account.Allowance;
import com.kallglot.console.telephony.account.NewCredentials;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One organization at one platform. Blocks while it asks; thread-safe.
public final class Organization implements AutoCloseable {
  /// What a configuration read from here names as its source.
  public static final String PLATFORM = "platform";

  /// The same, where it was read earlier and the platform cannot be asked now.
  public static final String LAST_READ = "last_read";

  private final PlatformClient client;
  private final ResolutionPolicy policy;
  private final Clock clock;
  private final CapabilityProbe probe;

  public Organization(PlatformClient client, ResolutionPolicy policy, Clock clock) {
    this.client = client;
    this.policy = policy;
    this.clock = clock;
    this.probe = new CapabilityProbe(client, clock);
  }

  /// The organization of a profile.
  ///
  /// @throws IllegalArgumentException where the profile has no key, or an API base or a reading
  ///   that makes no sense, saying so
  public static Organization of(Profile profile, ExchangeListener listener, Clock clock) {
    if (profile.apiKey() == null) {
      throw new IllegalArgumentException(
          "Profile \"%s\" has no API key on this computer; give it in KALLGLOT_API_KEY"
              .formatted(profile.name()));
    }
    Endpoint endpoint =
        new Endpoint(profile.apiBase(), profile.apiKey()).trusting(profile.trustedCa());
    return new Organization(new PlatformClient(endpoint, listener), policyOf(profile), clock);
  }

  /// Checks an API base before a profile is kept with it, as [#of] does when it is used.
  ///
  /// @throws IllegalArgumentException saying what is wrong and what would be right
  public static void requireUsableBase(String apiBase) {
    Endpoint.requireUsable(apiBase);
  }

  /// How the public text is read for a profile.
  ///
  /// @throws IllegalArgumentException for a word that is no reading
  public static ResolutionPolicy policyOf(Profile profile) {
    Profile.Reading reading = profile.reading();
    return ResolutionPolicy.ofWords(
        reading.unownedNumber(), reading.severalMethods(), reading.missingRouting());
  }

  public ResolutionPolicy policy() {
    return policy;
  }

  /// For whoever runs tests beside it.
  public PlatformClient client() {
    return client;
  }

  public NumberMarket market() {
    return new NumberMarket(client, this);
  }

  public ConnectionDesk connections() {
    return new ConnectionDesk(client, this);
  }

  public SessionDesk sessions() {
    return new SessionDesk(client);
  }

  /// Reads all that a route depends on: numbers, connections and SIP settings side by side.
  public TelephonyConfiguration read() throws OrganizationException {
    return switch (probe.probe(_ -> {})) {
      case Capability.Offered offered -> offered.configuration();
      case Capability.NotOffered none -> throw none.answer();
      case Capability.Forbidden forbidden -> throw forbidden.answer();
      case Capability.Unclear unclear -> throw unclear.problem();
    };
  }

  /// Finds out what the platform offers, by reading all of it.
  ///
  /// @throws OrganizationException only where the waiting was given up
  public Capability probe() throws OrganizationException {
    return probe.probe(_ -> {});
  }

  /// The same.
  ///
  /// @param came is told the numbers page by page while the rest is read, on another thread
  public Capability probe(Consumer<List<PhoneNumber>> came) throws OrganizationException {
    return probe.probe(came);
  }

  /// Keeps in `file` whatever is read as a whole from now on.
  void keepIn(LastRead file) {
    probe.tell(file::keep);
  }

  /// What was read last, by whomever.
  public Optional<TelephonyConfiguration> lastRead() {
    return probe.lastRead();
  }

  /// How old that is.
  public Optional<Duration> age() {
    Instant now = clock.instant();
    return lastRead().map(configuration -> Duration.between(configuration.readAt(), now));
  }

  public PhoneNumber label(PhoneNumber number, String label) throws OrganizationException {
    return ask(() -> client.numbers().label(number, label));
  }

  public PhoneNumber activate(PhoneNumber number) throws OrganizationException {
    return ask(() -> client.numbers().activate(number));
  }

  public PhoneNumber suspend(PhoneNumber number) throws OrganizationException {
    return ask(() -> client.numbers().suspend(number));
  }

  public ProviderConnection label(ProviderConnection connection, String label)
      throws OrganizationException {
    return ask(() -> client.connections().label(connection, label));
  }

  public ProviderConnection makeDefault(ProviderConnection connection)
      throws OrganizationException {
    return ask(() -> client.connections().makeDefault(connection));
  }

  public ProviderConnection disable(ProviderConnection connection) throws OrganizationException {
    return ask(() -> client.connections().disable(connection));
  }

  public ProviderConnection enable(ProviderConnection connection) throws OrganizationException {
    return ask(() -> client.connections().enable(connection));
  }

  public SipSettings enable(SipSettings sip) throws OrganizationException {
    return ask(() -> client.sip().enable(sip));
  }

  public SipSettings disable(SipSettings sip) throws OrganizationException {
    return ask(() -> client.sip().disable(sip));
  }

  public SipSettings encrypt(SipSettings sip, SrtpPolicy srtp) throws OrganizationException {
    return ask(() -> client.sip().encrypt(sip, srtp));
  }

  public SipSettings allow(SipSettings sip, SipSettings.Allowlist allowlist)
      throws OrganizationException {
    return ask(() -> client.sip().allow(sip, allowlist));
  }

  public SipSettings settle(SipSettings sip, SipSettings.Terms terms) throws OrganizationException {
    return ask(() -> client.sip().settle(sip, terms));
  }

  /// The SIP settings alone, read now.
  SipSettings sip() throws OrganizationException {
    return ask(() -> client.sip().get());
  }

  /// Orders numbers, each once.
  ///
  /// @param folder keeps the orders under way of this organization and of no other
  public Orders orders(Path folder) {
    return new Orders(client.numbers(), new OrderBook(folder), clock);
  }

  /// Replaces the credentials; the connection is unverified after that.
  public ProviderConnection open(ProviderConnection connection, NewCredentials credentials)
      throws OrganizationException {
    return ask(() -> client.connections().open(connection, credentials));
  }

  /// Makes a new SIP password; the one in use holds for `overlap` longer. Never asked twice.
  public Rotation rotateSipPassword(Duration overlap) throws OrganizationException {
    Instant asked = clock.instant();
    try {
      return new Rotation.Rotated(client.sip().rotatePassword(overlap));
    } catch (PlatformException e) {
      if (e.mayHaveBeenDone()) {
        return new Rotation.Lost(asked.plus(overlap), String.valueOf(e.getMessage()));
      }
      throw new OrganizationException(e);
    }
  }

  /// What the key may still do, as the last answer said; empty where none has said it yet.
  public Optional<Allowance> allowance() {
    return client.allowance();
  }

  /// Carries out at the platform what was tried on a copy, on what was read last, one after the
  /// other, and reads again after each.
  ///
  /// @throws OrganizationException where nothing was made at all
  /// @throws IllegalStateException where nothing was read yet
  public CarriedOut carryOut(List<Edit.OfConfiguration> edits) throws OrganizationException {
    List<Edit.OfConfiguration> undo = new ArrayList<>();
    CarriedOut.Problem problem = null;
    int done = 0;
    for (Edit.OfConfiguration edit : edits) {
      try {
        undo.addAll(0, made(edit));
      } catch (OrganizationException e) {
        if (done == 0) {
          throw e;
        }
        return new CarriedOut(undo, seen(), new CarriedOut.Problem.NotAllMade(e));
      }
      done++;
      problem = readAgain();
    }
    return new CarriedOut(undo, seen(), problem);
  }

  /// @return what takes it back
  private List<Edit.OfConfiguration> made(Edit.OfConfiguration edit) throws OrganizationException {
    TelephonyConfiguration seen = seen();
    ConfigurationEdits.Made made = ask(() -> new ConfigurationEdits(client, seen).carryOut(edit));
    probe.amend(made.now());
    return made.undo();
  }

  private TelephonyConfiguration seen() {
    return lastRead().orElseThrow(() -> new IllegalStateException("Nothing was read yet"));
  }

  private CarriedOut.@Nullable Problem readAgain() {
    try {
      var _ = read();
      return null;
    } catch (OrganizationException e) {
      return new CarriedOut.Problem.NotRead(e);
    }
  }

  interface Question<T> {
    T ask() throws PlatformException;
  }

  /// What a platform answers, and what it refuses, as this package tells it.
  static <T> T ask(Question<T> question) throws OrganizationException {
    try {
      return question.ask();
    } catch (PlatformException e) {
      throw new OrganizationException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
