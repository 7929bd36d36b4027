package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.organization.inventory.KeptNumber;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.SipSettings.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The verbs of `inventory` that write down what the platform's portal shows.
abstract class WriteDown extends InventoryVerb {
  private WriteDown(Context context) {
    super(context);
  }

  /// Who carries calls, as typed.
  enum Carrier {
    TWILIO,
    TELNYX
  }

  static E164 number(String option, String typed) throws CommandFailure {
    return E164.parse(typed)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "%s '%s' is not in E.164, such as +493023125001.".formatted(option, typed)));
  }

  static CommandFailure there(String what) {
    return new CommandFailure(
        ExitCode.FAILED,
        what + " is in the inventory already; take it out with 'inventory forget' first.");
  }

  /// `inventory number`.
  @Command(
      name = "number",
      description = "Writes down a number that the platform manages for you.",
      footer = {
        "%nExamples:",
        "  kallglot-console inventory number +493023125001 --profile acme",
        "  kallglot-console inventory number +19785550140 --provider twilio --label 'Front desk'"
      })
  static final class OfNumber extends WriteDown {
    @Parameters(paramLabel = "NUMBER", description = "In E.164, such as +493023125001.")
    private String number = "";

    @Option(
        names = "--provider",
        description =
            "Who carries it, where you know: ${COMPLETION-CANDIDATES}. The route is predicted as"
                + " far as that is known.")
    private @Nullable Carrier provider;

    @Option(names = "--label", paramLabel = "LABEL", description = "What it is called.")
    private @Nullable String label;

    OfNumber(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      Provider carrier = provider == null ? Provider.UNKNOWN : Provider.valueOf(provider.name());
      var kept = new KeptNumber(number("NUMBER", number), carrier, true, label, Instant.now(), 0);
      InventoryFile file = started();
      if (!asked(() -> file.add(kept))) {
        throw there(number);
      }
      return done(file, number + " is written down");
    }
  }

  /// `inventory connection`.
  @Command(
      name = "connection",
      description = {
        "Writes down a provider connection that the platform has.",
        "%nOnly what names it: its credentials stay where they are.%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console inventory connection pcon_01HXYZ --provider twilio --label 'Support"
            + " line' --default"
      })
  static final class OfConnection extends WriteDown {
    @Parameters(
        paramLabel = "ID",
        description = "pcon_…, as the portal shows it: sessions that take this route name it.")
    private String id = "";

    @Option(
        names = "--provider",
        required = true,
        description = "Whose account it is: ${COMPLETION-CANDIDATES}.")
    private Carrier provider = Carrier.TWILIO;

    @Option(names = "--label", paramLabel = "LABEL", description = "Default: its id.")
    private @Nullable String label;

    @Option(
        names = "--default",
        description = "It is the one that sessions take which ask for no route.")
    private boolean isDefault;

    @Option(
        names = "--caller-id",
        paramLabel = "NUMBER",
        description = "The number it shows to those it calls.")
    private @Nullable String callerId;

    OfConnection(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      KeptConnection kept = kept();
      InventoryFile file = started();
      if (!asked(() -> file.add(kept))) {
        throw there(id);
      }
      return done(file, "Connection " + id + " is written down");
    }

    private KeptConnection kept() throws CommandFailure {
      try {
        return new KeptConnection(
            id,
            Provider.valueOf(provider.name()),
            label == null ? id : label,
            true,
            isDefault,
            callerId == null ? null : number("--caller-id", callerId),
            List.of(),
            Instant.now(),
            0);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.USAGE, e.getMessage() + ".", e);
      }
    }
  }

  /// `inventory sip`.
  @Command(
      name = "sip",
      description = {
        "Writes down where and as whom the platform takes SIP calls.",
        "%nWhether it is enabled, encryption and the allowlist are edited with 'sip'. The password"
            + " is not kept: it is taken from KALLGLOT_SIP_PASSWORD.%n"
      },
      footer = {
        "%nExamples:",
        "  kallglot-console inventory sip --username acme-pbx --profile acme",
        "  kallglot-console inventory sip --domain sip.kallglot.com --transport"
            + " tls:sip.kallglot.com:5061"
      })
  static final class OfSip extends WriteDown {
    @Option(names = "--username", paramLabel = "USER", description = "As the portal shows it.")
    private @Nullable String username;

    @Option(names = "--domain", paramLabel = "DOMAIN", description = "The part behind the @.")
    private @Nullable String domain;

    @Option(
        names = "--transport",
        paramLabel = "KIND:HOST:PORT",
        split = ",",
        description = "Where it listens, as tls:sip.kallglot.com:5061; several with commas.")
    private List<String> transports = List.of();

    OfSip(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      if (username == null && domain == null && transports.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE, "Give at least one of --username, --domain and --transport.");
      }
      List<Transport> parsed = parsed();
      InventoryFile file = started();
      var _ =
          asked(() -> {
            file.sip(username, domain, parsed.isEmpty() ? null : parsed);
            return parsed;
          });
      return done(file, "The SIP access is written down");
    }

    private List<Transport> parsed() throws CommandFailure {
      var all = new ArrayList<Transport>();
      for (String text : transports) {
        all.add(
            Transport.parse(text)
                .orElseThrow(() ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "--transport '%s' is not like tls:sip.kallglot.com:5061."
                            .formatted(text))));
      }
      return all;
    }
  }

  /// `inventory forget`.
  @Command(
      name = "forget",
      description = "Takes a number or a connection out of the inventory. The platform keeps it.",
      footer = {
        "%nExamples:",
        "  kallglot-console inventory forget +493023125001 --profile acme",
        "  kallglot-console inventory forget pcon_01HXYZ --profile acme"
      })
  static final class OfGone extends WriteDown {
    @Parameters(paramLabel = "NUMBER|ID", description = "What to take out.")
    private String what = "";

    OfGone(Context context) {
      super(context);
    }

    @Override
    public Integer call() throws CommandFailure {
      InventoryFile file = started();
      E164 number = E164.parse(what).orElse(null);
      if (!asked(() -> number == null ? file.forget(what) : file.forget(number))) {
        throw new CommandFailure(
            ExitCode.USAGE, "There is no '%s' in the inventory.".formatted(what));
      }
      return done(file, what + " is taken out of the inventory; the platform keeps it");
    }
  }
}
