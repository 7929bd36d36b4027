package com.kallglot.console;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.SandboxLauncher;
import com.kallglot.console.sandbox.Attachment;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxException;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.sandbox.SandboxOptions.Beginning;
import com.kallglot.console.sandbox.edge.EdgeOptions;
import com.kallglot.console.sandbox.edge.SipEdge;
import com.kallglot.console.sandbox.stream.StreamServer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sandbox as commands meet it: the one that runs on the data folder already, in whatever
/// process, or one of this process that ends with it, but not before others that use it.
final class SandboxHost implements SandboxLauncher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SandboxHost.class);
  private static final Duration OTHER_STARTS = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path sharedFolder;
  private @Nullable Box own;
  private @Nullable Attachment attached;

  /// @param sharedFolder where every command looks for a sandbox
  SandboxHost(Path sharedFolder) {
    this.sharedFolder = sharedFolder;
  }

  /// Where the sandbox is that every command uses; started here where none runs, or none any more.
  synchronized EndpointFile attachOrStart() throws CommandFailure {
    if (own != null) {
      return own.endpoint();
    }
    if (attached != null && attached.isAlive()) {
      return attached.endpoint();
    }
    leave();
    long deadline = System.nanoTime() + OTHER_STARTS.toNanos();
    while (true) {
      try {
        attached = Attachment.to(sharedFolder).orElse(null);
        if (attached != null) {
          return attached.endpoint();
        }
        // This sandbox lives as long as its command, and so does whoever waits for a call in it.
        own =
            Box.start(
                SandboxOptions.in(sharedFolder)
                    .withBeginning(Beginning.CONTINUE_WITHOUT_WAITING_SESSIONS),
                0);
        return own.endpoint();
      } catch (SandboxException.FolderTaken e) {
        if (System.nanoTime() - deadline > 0) {
          throw failure(e);
        }
        pause(); // somebody is starting or ending it at this moment
      } catch (SandboxException e) {
        throw failure(e);
      }
    }
  }

  @Override
  public Running start(Options options) throws CommandFailure {
    try {
      InetAddress bind = loopback(options.bind());
      Path folder = options.data() == null ? sharedFolder : options.data();
      var beginning = options.store() == Store.RESET ? Beginning.RESET : Beginning.CONTINUE;
      return Box.start(
          SandboxOptions.in(folder)
              .withHttpPort(options.httpPort())
              .withBind(bind)
              .withBeginning(beginning),
          options.sipPort());
    } catch (SandboxException e) {
      throw failure(e);
    }
  }

  /// A sandbox answers whoever asks and sends its keys unencrypted: it stays on this computer.
  private static InetAddress loopback(String address) throws CommandFailure {
    try {
      InetAddress bind = InetAddress.getByName(address);
      if (bind.isLoopbackAddress()) {
        return ofIpv4(bind);
      }
    } catch (UnknownHostException e) {
      LOG.debug("No address: {}", address, e);
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--bind %s is no address of the loopback interface (127.0.0.0/8), and a sandbox listens on no other."
            .formatted(address));
  }

  /// Test calls go to platforms over IPv4: a sandbox elsewhere could be called by none.
  private static InetAddress ofIpv4(InetAddress bind) throws CommandFailure {
    if (bind instanceof Inet4Address) {
      return bind;
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "--bind %s is of IPv6, and platforms are called over IPv4, a sandbox too: give an address of 127.0.0.0/8."
            .formatted(bind.getHostAddress()));
  }

  private static CommandFailure failure(SandboxException e) {
    return new CommandFailure(ExitCode.STORE, Objects.requireNonNull(e.getMessage()), e);
  }

  private static void pause() throws CommandFailure {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.CANCELLED, "Cancelled while the sandbox was starting.", e);
    }
  }

  /// Where other processes use a sandbox that this one started: says so to `told` and waits for
  /// them, or until [#partFromGuests]. Returns at once where there is nobody to wait for.
  void stayForGuests(Consumer<String> told) throws InterruptedException {
    Box box = own();
    if (box == null) {
      return;
    }
    int guests = box.sandbox().guests();
    if (guests > 0) {
      told.accept(
          (guests == 1
                  ? "Another command uses this sandbox, which ends with it."
                  : guests + " other commands use this sandbox, which ends with the last of them.")
              + " Ctrl+C ends it now.");
    }
    box.sandbox().awaitUnused();
  }

  /// Waits for nobody any more; they lose their platform.
  void partFromGuests() {
    Box box = own();
    if (box != null) {
      box.sandbox().partFromGuests();
    }
  }

  private synchronized @Nullable Box own() {
    return own;
  }

  @Override
  public synchronized void close() {
    leave();
    if (own != null) {
      own.close();
      own = null;
    }
  }

  private synchronized void leave() {
    if (attached != null) {
      attached.close();
      attached = null;
    }
  }

  /// All sides of a sandbox of this process.
  private record Box(Sandbox sandbox, StreamServer streams, SipEdge edge, EndpointFile endpoint)
      implements Running {
    /// @param sipPort of UDP and TCP, TLS on the next; 0 for free ones
    static Box start(SandboxOptions options, int sipPort) throws SandboxException, CommandFailure {
      Sandbox sandbox = Sandbox.start(options);
      SipEdge edge = null;
      StreamServer streams = null;
      try {
        streams = streams(sandbox, options);
        sandbox.streamsOn(options.bind(), streams.port());
        edge = SipEdge.start(edgeOptions(sandbox, options, sipPort), sandbox.callDesk());
        EndpointFile endpoint = sandbox.listening(edge.transports(), edge.authorityFile(), edge);
        return new Box(sandbox, streams, edge, endpoint);
      } catch (IOException e) {
        close(edge, streams, sandbox);
        throw new CommandFailure(
            ExitCode.STORE,
            "The sandbox's SIP side cannot listen on %s port %s: %s. Choose another with --sip-port."
                .formatted(
                    options.bind().getHostAddress(),
                    sipPort == 0 ? "of any number" : String.valueOf(sipPort),
                    e.getMessage()),
            e);
      } catch (SandboxException | CommandFailure | RuntimeException e) {
        close(edge, streams, sandbox);
        throw e;
      }
    }

    private static StreamServer streams(Sandbox sandbox, SandboxOptions options)
        throws CommandFailure {
      try {
        return StreamServer.start(options.bind(), 0, sandbox.streamDesk());
      } catch (IOException e) {
        throw new CommandFailure(
            ExitCode.STORE, "The sandbox has no port for streams: " + e.getMessage() + ".", e);
      }
    }

    private static EdgeOptions edgeOptions(Sandbox sandbox, SandboxOptions options, int sipPort) {
      return new EdgeOptions(
          options.bind().getHostAddress(),
          sipPort,
          sipPort,
          sipPort == 0 ? 0 : sipPort + 1,
          sandbox.dataFolder().resolve("tls"),
          sandbox.domain());
    }

    @Override
    public Place place() {
      EndpointFile.Sip sip = endpoint.sip();
      return new Place(
          endpoint.baseUrl(),
          sip.host(),
          port(sip.udp()),
          port(sip.tcp()),
          port(sip.tls()),
          sip.domain(),
          sandbox.dataFolder(),
          sandbox.dataFolder().resolve("endpoint.json"));
    }

    private static int port(@Nullable Integer port) {
      return port == null ? 0 : port;
    }

    /// The SIP side first: its last reports are still taken.
    @Override
    public void close() {
      close(edge, streams, sandbox);
    }

    private static void close(
        @Nullable SipEdge edge, @Nullable StreamServer streams, Sandbox sandbox) {
      if (edge != null) {
        edge.close();
      }
      if (streams != null) {
        streams.close();
      }
      sandbox.close();
    }
  }
}
