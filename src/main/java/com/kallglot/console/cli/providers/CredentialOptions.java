package com.kallglot.console.cli.providers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.provider.CredentialShape;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.ShapeFault;
import com.kallglot.console.provider.StandInAccount;
import com.kallglot.console.provider.TypedCredentials;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.FileTrouble;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where credentials of a provider come from: the environment, a file, or a prompt without echo.
/// Never an argument, which other users of the computer could read. Kept in memory only.
public final class CredentialOptions {
  public static final String SID = "TWILIO_ACCOUNT_SID";
  public static final String TOKEN = "TWILIO_AUTH_TOKEN";
  public static final String KEY_SID = "TWILIO_API_KEY";
  public static final String KEY_SECRET = "TWILIO_API_SECRET";
  public static final String TELNYX_KEY = "TELNYX_API_KEY";

  /// Said in the help of each command that takes them.
  public static final String HELP =
      "%nCredentials come from the environment ("
          + SID
          + " and "
          + TOKEN
          + ", or "
          + KEY_SID
          + " and "
          + KEY_SECRET
          + "; "
          + TELNYX_KEY
          + "), from --secret-file, or are asked for without echo. They are kept in memory only. On"
          + " a sandbox profile --stand-in names an account that its stand-in has.%n";

  /// Whose account it is, as typed.
  public enum Whose {
    TWILIO,
    TELNYX;

    public static Whose of(Provider provider) {
      return provider == Provider.TWILIO ? TWILIO : TELNYX;
    }
  }

  @Option(
      names = "--account-sid",
      paramLabel = "AC…",
      description = "Twilio's account SID, which is no secret. Default: " + SID + ".")
  private @Nullable String accountSid;

  @Option(
      names = "--api-key-sid",
      paramLabel = "SK…",
      description =
          "The SID of a Twilio API key, to sign in with its secret in place of the auth token."
              + " Default: "
              + KEY_SID
              + ".")
  private @Nullable String keySid;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE|-",
      description =
          "A file whose only line is the auth token, the key's secret or Telnyx' API key; - for"
              + " standard input.")
  private @Nullable String secretFile;

  @Option(
      names = "--stand-in",
      paramLabel = "NAME",
      description =
          "An account of the sandbox, such as 'Support line' or 'Trial account', in place of"
              + " credentials of one's own. A name it does not have lists those it has.")
  private @Nullable String standIn;

  /// What was given, read and judged by its form.
  public TypedCredentials read(Whose whose, Profile profile, Context context)
      throws CommandFailure {
    if (standIn != null) {
      ProviderCredentials known =
          standIn(standIn, whose, context.services().providers(profile).standIns());
      return new TypedCredentials(known, List.of(), CredentialShape.faults(known));
    }
    Environment environment = context.services().environment();
    if (whose == Whose.TELNYX) {
      return CredentialShape.telnyx(secret("Telnyx API key", TELNYX_KEY, context));
    }
    String sid = given(accountSid, environment, SID).orElse("");
    if (sid.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Which Twilio account? Give --account-sid, or " + SID + " in the environment.");
    }
    Optional<String> key = given(keySid, environment, KEY_SID);
    boolean withToken = keySid == null && environment.secret(TOKEN).isPresent();
    return key.isPresent() && !withToken
        ? CredentialShape.twilioKey(
            sid, key.get(), secret("secret of the Twilio API key", KEY_SECRET, context))
        : CredentialShape.twilio(sid, secret("Twilio auth token", TOKEN, context));
  }

  private static ProviderCredentials standIn(String name, Whose whose, List<StandInAccount> all)
      throws CommandFailure {
    List<StandInAccount> there =
        all.stream().filter(one -> Whose.of(one.credentials().provider()) == whose).toList();
    if (all.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--stand-in is for a sandbox profile: here the provider itself is asked.");
    }
    return there.stream()
        .filter(one -> one.name().equals(name))
        .map(StandInAccount::credentials)
        .findFirst()
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "%s's stand-in has no account '%s'. It has: %s."
                    .formatted(
                        Words.name(whose),
                        name,
                        there.stream()
                            .map(StandInAccount::name)
                            .collect(Collectors.joining(", ")))));
  }

  /// Those that may be sent somewhere.
  public static ProviderCredentials sendable(TypedCredentials typed) throws CommandFailure {
    return typed
        .sendable()
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "These credentials cannot be right, and were not sent. "
                    + typed.faults().stream()
                        .filter(ShapeFault::isCertain)
                        .map(fault -> fault.sentence() + " " + fault.next())
                        .collect(Collectors.joining(" "))));
  }

  private static Optional<String> given(
      @Nullable String option, Environment environment, String variable) {
    return option == null ? environment.text(variable) : Optional.of(option);
  }

  private String secret(String what, String variable, Context context) throws CommandFailure {
    if (secretFile != null) {
      return fromFile(what, secretFile, context.terminal());
    }
    var set = context.services().environment().secret(variable);
    if (set.isPresent()) {
      return set.get().reveal();
    }
    return context
        .terminal()
        .asksSecret("The " + what + " (not shown):")
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "The %s is missing: give it in %s or with --secret-file; nobody is there to be asked."
                    .formatted(what, variable)));
  }

  private static String fromFile(String what, String file, Terminal terminal)
      throws CommandFailure {
    try {
      String text =
          file.equals("-")
              ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8)
              : Files.readString(Path.of(file));
      return text.strip();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Cannot read the %s from %s: %s.".formatted(what, file, FileTrouble.of(e)),
          e);
    }
  }
}
