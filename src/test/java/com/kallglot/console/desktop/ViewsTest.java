package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Views and controllers name each other truly, both ways, and stay small.
class ViewsTest {
  private static final Path VIEWS = Path.of("fxml");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final int LONGEST_VIEW = 120;
  private static final int LONGEST_CONTROLLER = 200;
  private static final Pattern CONTROLLER = Pattern.compile("fx:controller=\"([\\w.]+)\"");
  private static final Pattern ID = Pattern.compile("fx:id=\"(\\w+)\"");
  private static final Pattern INCLUDED = Pattern.compile("<fx:include[^>]*fx:id=\"(\\w+)\"");
  private static final Pattern HANDLER = Pattern.compile("on\\w+=\"#(\\w+)\"");

  static Stream<Path> views() throws IOException {
    try (Stream<Path> files = Files.walk(VIEWS)) {
      return files.filter(file -> file.toString().endsWith(".fxml")).toList().stream();
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Class<?> controller(String text) throws ClassNotFoundException {
    return Class.forName(found(CONTROLLER, text).iterator().next());
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyIdIsAFieldAndEveryFieldAnId(Path view) throws Exception {
    String text = Files.readString(view);
    Set<String> fields = new TreeSet<>();
    for (Field field : controller(text).getDeclaredFields()) {
      if (field.isAnnotationPresent(FXML.class)) {
        fields.add(field.getName());
      }
    }
    Set<String> ids = found(ID, text);
    // An included view is known by its node, its controller, or both
    for (String included : found(INCLUDED, text)) {
      if (fields.contains(included + "Controller")) {
        ids.add(included + "Controller");
        ids.removeIf(id -> id.equals(included) && !fields.contains(included));
      }
    }
    assertThat(fields).isEqualTo(ids);
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyHandlerIsAMethodAndEveryMethodAHandler(Path view) throws Exception {
    String text = Files.readString(view);
    Set<String> methods = new TreeSet<>();
    for (Method method : controller(text).getDeclaredMethods()) {
      if (method.isAnnotationPresent(FXML.class) && !method.getName().equals("initialize")) {
        methods.add(method.getName());
      }
    }
    assertThat(methods).isEqualTo(found(HANDLER, text));
  }

  @ParameterizedTest
  @MethodSource("views")
  void viewsAndControllersStaySmall(Path view) throws Exception {
    List<String> lines = Files.readAllLines(view);
    assertThat(lines).hasSizeLessThanOrEqualTo(LONGEST_VIEW);
    Path source =
        SOURCES.resolve(controller(String.join("\n", lines)).getName().replace('.', '/') + ".java");
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(LONGEST_CONTROLLER);
  }

  @ParameterizedTest
  @MethodSource("views")
  void aViewLiesInTheFolderOfItsController(Path view) throws Exception {
    Class<?> type = controller(Files.readString(view));
    assertThat(type.getSimpleName() + ".fxml")
        .isEqualTo(view.getFileName().toString().replace(".fxml", "Controller.fxml"));
    assertThat(type.getPackageName()).endsWith("." + view.getParent().getFileName());
  }

  @ParameterizedTest
  @MethodSource("views")
  void textComesFromTheMessagesAndNotFromTheView(Path view) throws Exception {
    // What is a name in every language, the interface's own words of the API among them
    Set<String> same =
        Set.of(
            "JSON",
            "SIP",
            "curl",
            "inbound",
            "outbound",
            "F5",
            "Kallglot ",
            "Console",
            "POST /v1/sessions");
    List<String> loose = new ArrayList<>();
    Matcher texts =
        Pattern.compile("(?:text|promptText|accessibleText)=\"([^\"]+)\"")
            .matcher(Files.readString(view));
    while (texts.find()) {
      String text = texts.group(1);
      boolean path = text.matches("[a-z_]+(\\.[a-z_]+)*");
      if (!text.startsWith("%") && !same.contains(text) && !path) {
        loose.add(text);
      }
    }
    assertThat(loose).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("views")
  void everyInputAndEveryButtonWithAnIconAloneIsNamed(Path view) throws Exception {
    Matcher controls =
        Pattern.compile("<(TextField|ComboBox|Button|ProgressBar)\\b([^>]*)>", Pattern.DOTALL)
            .matcher(Files.readString(view));
    List<String> nameless = new ArrayList<>();
    while (controls.find()) {
      String attributes = controls.group(2);
      boolean named = attributes.contains("accessibleText=") || attributes.contains(" text=");
      // Those that get their words from the controller are checked in the running window
      boolean fromController = attributes.contains("fx:id=") && controls.group(1).equals("Button");
      if (!named && !fromController) {
        nameless.add(controls.group());
      }
    }
    assertThat(nameless).isEmpty();
  }
}
