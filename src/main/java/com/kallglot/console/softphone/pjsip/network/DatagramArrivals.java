package com.kallglot.console.softphone.pjsip.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When the kernel had the datagram that a socket's owner read last, whenever that was: on a busy
/// computer the reading thread comes some milliseconds later, and a figure made of its own clock
/// would be the computer's and not the network's.
///
/// By `SIOCGSTAMPNS` of socket(7), on Linux; elsewhere nothing is known. Only for one thread.
public final class DatagramArrivals {
  private static final Logger LOG = LoggerFactory.getLogger(DatagramArrivals.class);
  private static final long SIOCGSTAMPNS = 0x8907;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final List<Path> SOCKETS =
      List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));

  /// Nothing lies unread for longer: such an age is that of a clock which was set meanwhile.
  private static final Duration OLDEST = Duration.ofSeconds(10);

  private static final class Socket {
    final int descriptor;
    final int port;
    Instant seen;

    Socket(int descriptor, int port, Instant seen) {
      this.descriptor = descriptor;
      this.port = port;
      this.seen = seen;
    }
  }

  private final Clock clock;
  private final @Nullable MethodHandle ioctl;
  private final MemorySegment stamp = Arena.ofAuto().allocate(JAVA_LONG, 2);
  private final List<Socket> sockets = new ArrayList<>();

  public DatagramArrivals(Clock clock) {
    this.clock = clock;
    Linker linker = Linker.nativeLinker();
    this.ioctl =
        linker
            .defaultLookup()
            .find("ioctl")
            .map(found ->
                linker.downcallHandle(
                    found,
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2)))
            .orElse(null);
  }

  /// From now on, what this process receives at that UDP port.
  public void watch(int port) {
    try {
      for (int descriptor : descriptors(inodes(port))) {
        // The first question makes the kernel stamp what comes from then on.
        sockets.add(new Socket(descriptor, port, stampOf(descriptor)));
      }
    } catch (IOException e) {
      LOG.debug("When datagrams arrive at port {} is not known", port, e);
    }
  }

  public void forget(int port) {
    sockets.removeIf(socket -> socket.port == port);
  }

  /// @param nowNanos `System.nanoTime()`, with a datagram just read
  /// @return when it came, by the same clock; `nowNanos` where that is not known
  public long lastNanos(long nowNanos) {
    Instant last = Instant.MIN;
    for (Socket socket : sockets) {
      Instant read = stampOf(socket.descriptor);
      if (!read.equals(socket.seen)) {
        socket.seen = read;
        last = read.isAfter(last) ? read : last;
      }
    }
    if (last.equals(Instant.MIN)) {
      return nowNanos;
    }
    Duration age = Duration.between(last, clock.instant());
    long looked = System.nanoTime();
    boolean known = !age.isNegative() && age.compareTo(OLDEST) < 0;
    return known ? looked - age.toNanos() : nowNanos;
  }

  /// [Instant#MIN] for what is no socket any more, or has read nothing yet.
  private Instant stampOf(int descriptor) {
    return control(descriptor, SIOCGSTAMPNS) == 0
        ? Instant.ofEpochSecond(stamp.getAtIndex(JAVA_LONG, 0), stamp.getAtIndex(JAVA_LONG, 1))
        : Instant.MIN;
  }

  private int control(int descriptor, long request) {
    MethodHandle call = ioctl;
    if (call == null) {
      return -1;
    }
    try {
      return (int) call.invokeExact(descriptor, request, stamp);
    } catch (Throwable e) {
      throw new IllegalStateException("ioctl could not be called", e);
    }
  }

  /// Of `sl local_address rem_address st … inode …`, proc(5).
  private static Set<String> inodes(int port) throws IOException {
    String wanted = String.format(Locale.ROOT, ":%04X", port);
    var found = new HashSet<String>();
    for (Path table : SOCKETS) {
      if (!Files.isReadable(table)) {
        continue;
      }
      for (String line : Files.readAllLines(table)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > 9 && words[1].endsWith(wanted)) {
          found.add("socket:[" + words[9] + "]");
        }
      }
    }
    return found;
  }

  private static List<Integer> descriptors(Set<String> inodes) throws IOException {
    if (inodes.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> open = Files.list(OPEN_FILES)) {
      return open.filter(file -> inodes.contains(target(file)))
          .map(file -> Integer.valueOf(file.getFileName().toString()))
          .toList();
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
