package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// WCAG 2 contrast of every pair that the structural stylesheet puts on each other, from the colour
/// files themselves: 4.5 for text, 3 for what marks a control.
class ContrastTest {
  private static final Pattern COLOUR = Pattern.compile("(-[\\w-]+): (#[0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  private static final String[][] TEXTS = {
    {
      "-color-fg-default",
      "-color-bg-default",
      "-color-bg-subtle",
      "-color-bg-inset",
      "-kg-selection",
      "-kg-hover",
      "-color-success-subtle",
      "-color-danger-subtle",
      "-color-warning-subtle",
      "-color-accent-subtle",
      "-kg-button",
      "-color-neutral-muted"
    },
    {
      "-color-fg-muted",
      "-color-bg-default",
      "-color-bg-subtle",
      "-color-bg-inset",
      "-kg-selection",
      "-color-success-subtle",
      "-color-danger-subtle",
      "-color-accent-subtle"
    },
    {"-color-fg-subtle", "-color-bg-default", "-color-bg-inset"},
    {"-color-accent-fg", "-color-bg-default", "-color-bg-subtle", "-color-accent-subtle"},
    {
      "-color-success-fg",
      "-color-bg-default",
      "-color-bg-inset",
      "-color-success-subtle",
      "-color-accent-subtle"
    },
    {"-color-warning-fg", "-color-bg-default", "-color-warning-subtle"},
    {
      "-color-danger-fg",
      "-color-bg-default",
      "-color-bg-subtle",
      "-color-danger-subtle",
      "-color-accent-subtle"
    },
    {
      "-color-fg-emphasis",
      "-color-accent-emphasis",
      "-color-success-emphasis",
      "-color-danger-emphasis",
      "-kg-env-sandbox"
    },
  };
  private static final String[][] MARKS = {
    {"-kg-border-control", "-color-bg-default", "-color-bg-subtle"},
    {"-color-accent-emphasis", "-color-bg-default"},
    {"-color-success-emphasis", "-color-bg-default"},
    {"-color-danger-emphasis", "-color-bg-default"},
  };

  private static Map<String, Integer> colours(String theme) throws IOException {
    Map<String, Integer> colours = new HashMap<>();
    Matcher found =
        COLOUR.matcher(Files.readString(Path.of("src/main/resources/css", theme + ".css")));
    while (found.find()) {
      colours.put(found.group(1), Integer.parseInt(found.group(2).substring(1), 16));
    }
    return colours;
  }

  private static double luminance(int colour) {
    double sum = 0;
    double[] weights = {0.0722, 0.7152, 0.2126};
    for (int i = 0; i < 3; i++) {
      double c = ((colour >> (8 * i)) & 0xff) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  static double contrast(int a, int b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void textCanBeReadAndMarksBeSeen(String theme) throws IOException {
    Map<String, Integer> colours = colours(theme);
    assertEnough(colours, TEXTS, TEXT);
    assertEnough(colours, MARKS, MARK);
    assertThat(contrast(0xffffff, 0x2da44e)).as("a pair known to fail").isLessThan(TEXT);
  }

  private static void assertEnough(Map<String, Integer> colours, String[][] pairs, double needed) {
    for (String[] pair : pairs) {
      for (int ground = 1; ground < pair.length; ground++) {
        double contrast = contrast(colours.get(pair[0]), colours.get(pair[ground]));
        assertThat(contrast).as(pair[0] + " on " + pair[ground]).isGreaterThanOrEqualTo(needed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theStructureNamesOnlyColoursThatTheThemeHas(String theme) throws IOException {
    Map<String, Integer> colours = colours(theme);
    String structure = Files.readString(Path.of("src/main/resources/css/console.css"));
    assertThat(structure).as("no colour of its own").doesNotContainPattern("#[0-9a-fA-F]{3,6}\\b");
    Matcher used = Pattern.compile("[ :,(](-(?:color|kg)-[a-z0-9-]+)[;, )]").matcher(structure);
    while (used.find()) {
      String name = used.group(1);
      boolean ofControl = name.startsWith("-color-button") || name.startsWith("-color-cell");
      assertThat(ofControl || colours.containsKey(name)).as(name).isTrue();
    }
  }
}
