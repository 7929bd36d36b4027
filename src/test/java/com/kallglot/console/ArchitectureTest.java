package com.kallglot.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who may use whom. Each rule is held by the program and broken by a fixture below
/// `com.kallglot.fixture`, a miniature of the same packages in which every class is a violation: a
/// rule that cannot fail would be no rule.
class ArchitectureTest {
  private static final String CONSOLE = "com.kallglot.console";
  private static final String FIXTURE = "com.kallglot.fixture";
  private static final String[] EVERYWHERE = {
    "java..", "javax.crypto..", "javax.net..", "javax.security..", "org.slf4j..", "org.jspecify.."
  };

  private static final String GSON = "com.google.gson..";
  private static final String OKHTTP = "okhttp3..";
  private static final String OKIO = "okio.."; // the bytes in OkHttp's own interface
  private static final String RETROFIT = "retrofit2..";
  private static final String PHONE_NUMBERS = "com.google.i18n.phonenumbers..";
  private static final String IP_ADDRESSES = "inet.ipaddr..";
  private static final String SQLITE = "org.sqlite..";
  private static final String YAML = "org.snakeyaml..";

  private static final String[] TOOLKIT = {
    "javafx..", "jfx.incubator..", "org.controlsfx..", "atlantafx..", "org.kordamp.ikonli.."
  };

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CONSOLE);
  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

  /// One row of the table: what a package may use of the program and of libraries.
  record Row(String name, List<String> packages, List<String> libraries, String because) {
    static Row of(String name, String because) {
      return new Row(name, List.of(), List.of(), because);
    }

    Row use(String... packages) {
      return new Row(name, List.of(packages), libraries, because);
    }

    Row with(String... libraries) {
      return new Row(name, packages, List.of(libraries), because);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Row> rows() {
    return Stream.of(
        Row.of("telephony", "everything stands on the domain, so it stands on nothing")
            .with(PHONE_NUMBERS, IP_ADDRESSES),
        Row.of("draft", "a draft is text about telephony").use("telephony").with(GSON),
        Row.of("routing", "a resolution is a pure function of draft and configuration")
            .use("telephony"),
        Row.of("media", "what is heard must not depend on who plays it"),
        Row.of("wire", "both HTTP ends share the form of the messages and nothing of each other")
            .use("telephony", "draft")
            .with(GSON),
        Row.of("client", "the client knows the contract, never the sandbox behind it")
            .use("wire", "telephony")
            .with(RETROFIT, OKHTTP, OKIO, GSON),
        Row.of("organization", "the configuration as read, with no view of who shows it")
            .use("client", "routing", "telephony", "settings")
            .with(GSON),
        Row.of("stream", "a WebSocket beside the API, not above it")
            .use("wire", "telephony", "media")
            .with(OKHTTP),
        Row.of("provider", "Twilio and Telnyx are asked directly, not through the platform")
            .use("telephony", "wire.http")
            .with(GSON, RETROFIT, OKHTTP),
        Row.of(
                "sandbox",
                "the platform decides by itself, so that prediction equals reality is a test")
            .use("wire", "telephony", "media")
            .with(GSON, SQLITE, "com.sun.net.httpserver.."),
        Row.of("sandbox.edge", "the edge carries out what the sandbox decides")
            .use("sandbox", "sandbox.impairment", "sandbox.interpreter", "telephony", "media")
            .with("javax.sip..", "gov.nist.."),
        Row.of("sandbox.stream", "the WebSocket side carries sound and words and decides nothing")
            .use("sandbox.live", "sandbox.interpreter", "wire", "telephony", "media")
            .with(GSON, "org.java_websocket.."),
        Row.of("softphone", "the port names no SIP stack, so that the scripted one fits too")
            .use("telephony", "media"),
        Row.of("softphone.lookup", "whoever tries a server must find the one that the engine finds")
            .use("softphone", "softphone.network", "telephony")
            .with("javax.naming.."),
        Row.of("softphone.pjsip", "native code is reached from one package only")
            .use("softphone", "softphone.network", "softphone.lookup", "telephony", "media")
            .with("org.pjsip.."),
        Row.of("trace", "it listens to what happens and starts nothing")
            .use("telephony", "media", "client", "softphone", "softphone.network", "stream")
            .with(GSON),
        Row.of("calltest", "it plays on every instrument but builds none")
            .use(
                "organization",
                "routing",
                "draft",
                "client",
                "stream",
                "softphone",
                "softphone.lookup",
                "trace",
                "media",
                "telephony")
            .with(YAML),
        Row.of("phone", "a telephone without a window, on the softphone's port")
            .use(
                "calltest",
                "organization",
                "softphone",
                "softphone.network",
                "trace",
                "media",
                "settings",
                "telephony")
            .with(GSON),
        Row.of("history", "a run is kept as it was, whoever made it")
            .use("calltest", "trace", "routing", "draft", "telephony")
            .with(GSON, SQLITE),
        Row.of("history.replay", "what was asked is tried again without asking anybody")
            .use("organization", "settings", "routing", "draft", "telephony"),
        Row.of("report", "a report is written from a run and needs no call")
            .use("calltest", "trace", "routing", "draft", "telephony")
            .with(GSON),
        Row.of("tape", "a tape is made with the very client that it is replayed to")
            .use("client", "settings", "telephony")
            .with(GSON),
        Row.of("pbx", "a PBX configuration follows from SIP settings alone").use("telephony"),
        Row.of("settings", "what is kept on this computer knows no platform")
            .use("telephony")
            .with(GSON),
        Row.of(
                "settings.keychain",
                "one package asks the keychain, so that one can hold its tongue")
            .use("settings", "telephony")
            .with("org.freedesktop.dbus.."),
        Row.of("cli", "the command line is thin: no HTTP, no native call, no desktop")
            .use(screens())
            .with("picocli..", GSON),
        Row.of("desktop", "the desktop is thin: no HTTP, no native call, no command line")
            .use(screens())
            .with(TOOLKIT));
  }

  /// What a user interface may use: the services, never what they are made of.
  private static String[] screens() {
    return new String[] {
      "organization",
      "routing",
      "draft",
      "stream",
      "provider",
      "softphone",
      "softphone.network",
      "trace",
      "calltest",
      "phone",
      "history",
      "report",
      "tape",
      "pbx",
      "settings",
      "media",
      "telephony"
    };
  }

  @ParameterizedTest
  @MethodSource("rows")
  void usesOnlyWhatTheTableAllows(Row row) {
    rule(CONSOLE, row).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theFixtureOfTheRowBreaksIt(Row row) {
    assertBroken(rule(FIXTURE, row));
  }

  @Test
  void everyPackageHasARow() {
    Set<String> named = new TreeSet<>(rows().map(Row::name).toList());
    Set<String> unknown = new TreeSet<>();
    for (JavaClass type : MAIN) {
      String name = type.getPackageName().replaceFirst("^com\\.kallglot\\.console\\.?", "");
      if (!name.isEmpty() && named.stream().noneMatch(row -> (name + ".").startsWith(row + "."))) {
        unknown.add(name);
      }
    }
    assertThat(unknown).as("packages that the table does not name").isEmpty();
  }

  private static Stream<ArchRule> rules(String root) {
    return Stream.of(
        noClasses()
            .that()
            .resideInAPackage(root + ".*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root)
            .because("the root assembles objects and is used by nobody")
            .allowEmptyShould(true),
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("only the command line writes to the terminal"),
        noClasses()
            .that()
            .resideInAPackage(root + ".*..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .because("only Main ends the process, after everything is closed"),
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOOLKIT)
            .because("whatever is not a window runs where there is none"),
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".desktop.fx")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("the JavaFX thread is entered by one door, which wants to know of failures"),
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..manager..", "..helper..", "..impl..")
            .because("a package is named by its thing, not by being left over"),
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.log4j..")
            .because("there is one log"),
        SlicesRuleDefinition.slices()
            .matching(root + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("what uses each other is one thing"));
  }

  static Stream<Integer> ruleNumbers() {
    return Stream.iterate(0, n -> n < rules(CONSOLE).count(), n -> n + 1);
  }

  @ParameterizedTest
  @MethodSource("ruleNumbers")
  void holdsEveryRule(int number) {
    rules(CONSOLE).toList().get(number).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("ruleNumbers")
  void theFixtureBreaksEveryRule(int number) {
    assertBroken(rules(FIXTURE).toList().get(number));
  }

  private static void assertBroken(ArchRule rule) {
    assertThat(rule.evaluate(FIXTURES).hasViolation()).as(rule.getDescription()).isTrue();
  }

  private static ArchRule rule(String root, Row row) {
    List<String> allowed = new ArrayList<>(List.of(EVERYWHERE));
    row.packages.forEach(name -> allowed.add(root + "." + name));
    allowed.add(root + "." + row.name + "..");
    allowed.addAll(row.libraries);
    // A port may be used by the packages named; what implements it, below it, may not.
    row.packages.stream()
        .filter(name -> !name.equals("softphone") && !name.equals("sandbox"))
        .forEach(name -> allowed.add(root + "." + name + ".."));
    return classes()
        .that(resideInAPackage(root + "." + row.name + "..").and(notOfARowBelow(root, row)))
        .should()
        .onlyDependOnClassesThat(isPrimitive().or(within(root, row, allowed)))
        .because(row.because)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> within(String root, Row row, List<String> allowed) {
    DescribedPredicate<JavaClass> inside = resideInAnyPackage(allowed.toArray(String[]::new));
    return DescribedPredicate.describe(
        "are of the JDK, the log, or " + allowed.subList(EVERYWHERE.length, allowed.size()),
        type -> {
          JavaClass base = type.getBaseComponentType();
          return inside.test(base) && notOfARowBelow(root, row).test(base);
        });
  }

  private static DescribedPredicate<JavaClass> isPrimitive() {
    return DescribedPredicate.describe("primitive", t -> t.getBaseComponentType().isPrimitive());
  }

  private static DescribedPredicate<JavaClass> notOfARowBelow(String root, Row row) {
    List<String> below =
        rows()
            .map(Row::name)
            .filter(name -> name.startsWith(row.name + "."))
            .map(name -> root + "." + name)
            .toList();
    return DescribedPredicate.describe(
        "not of a package with a row of its own",
        type ->
            below.stream().noneMatch(name -> (type.getPackageName() + ".").startsWith(name + ".")));
  }
}
