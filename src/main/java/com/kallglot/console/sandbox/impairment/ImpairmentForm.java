package com.kallglot.console.sandbox.impairment;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Fields;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.http.Reply;
import com.kallglot.console.sandbox.http.Routes;
import com.kallglot.console.wire.Paths;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An impairment as the control resource has it, and `/control/losses`, which publishes what a seed
/// loses before any call is made.
public final class ImpairmentForm {
  private static final int LARGEST_SEED = 999_999_999;
  private static final int LONGEST_MILLIS = 10_000;
  private static final int LONGEST_BURST = 1_000;
  private static final int MOST_PACKETS = 100_000;
  private static final int LARGEST_SEQUENCE = 0xFFFF;

  private ImpairmentForm() {}

  public static void addTo(Routes routes) {
    routes.add("POST", Paths.CONTROL_LOSSES, "", ImpairmentForm::losses);
  }

  /// What an object says; what it leaves out is untroubled.
  public static Impairment read(@Nullable Fields given) throws Refusal {
    if (given == null) {
      return Impairment.NONE;
    }
    given.only(
        "seed",
        "loss_percent",
        "burst",
        "delay_ms",
        "jitter_ms",
        "duplicate_percent",
        "reorder_percent",
        "path",
        "source",
        "named_address");
    Impairment none = Impairment.NONE;
    return new Impairment(
        or(given.integer("seed", 0, LARGEST_SEED), 0),
        or(given.decimal("loss_percent", 0, 100), none.lossPercent()),
        or(given.integer("burst", 1, LONGEST_BURST), none.burst()),
        Duration.ofMillis(or(given.integer("delay_ms", 0, LONGEST_MILLIS), 0)),
        Duration.ofMillis(or(given.integer("jitter_ms", 0, LONGEST_MILLIS), 0)),
        or(given.decimal("duplicate_percent", 0, 100), none.duplicatePercent()),
        or(given.decimal("reorder_percent", 0, 100), none.reorderPercent()),
        or(given.word("path", Impairment.Path.class), none.path()),
        or(given.word("source", Impairment.Source.class), none.source()),
        address(given));
  }

  /// What an impairment is, member by member.
  public record Written(
      long seed,
      double lossPercent,
      int burst,
      long delayMs,
      long jitterMs,
      double duplicatePercent,
      double reorderPercent,
      Impairment.Path path,
      Impairment.Source source,
      @Nullable String namedAddress) {
    public static Written of(Impairment told) {
      InetAddress named = told.named();
      return new Written(
          told.seed(),
          told.lossPercent(),
          told.burst(),
          told.delay().toMillis(),
          told.jitter().toMillis(),
          told.duplicatePercent(),
          told.reorderPercent(),
          told.path(),
          told.source(),
          named == null ? null : named.getHostAddress());
    }
  }

  private static @Nullable InetAddress address(Fields given) throws Refusal {
    String name = "named_address";
    String text = given.text(name);
    try {
      return text == null ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notOne) {
      throw Refusal.at(given.param(name), "%s must be an IP address.".formatted(given.param(name)));
    }
  }

  private record Published(int firstSequence, List<Integer> dropped) {}

  private static Reply losses(Call call) throws Refusal {
    Fields body = call.body();
    body.only("packets", "impairment", "first_sequence");
    int packets = body.required("packets", body.integer("packets", 1, MOST_PACKETS));
    Impairment impairment = read(body.required("impairment", body.object("impairment")));
    int first = or(body.integer("first_sequence", 0, LARGEST_SEQUENCE), impairment.firstSequence());
    return Reply.of(200, new Published(first, impairment.dropped(first, packets)));
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }
}
