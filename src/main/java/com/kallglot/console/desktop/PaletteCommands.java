package com.kallglot.console.desktop;

import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.PhoneModel;
import com.kallglot.console.desktop.preferences.Sections.Section;
import com.kallglot.console.desktop.shell.Command;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.settings.Appearance.Numbers;
import com.kallglot.console.settings.Appearance.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What the command palette offers: what is built, and nothing else.
final class PaletteCommands {
  private final DesktopWindow of;
  private final Messages words;

  PaletteCommands(DesktopWindow window) {
    this.of = window;
    this.words = window.messages();
  }

  void offer() {
    of.commands.offer(this::pages);
    of.commands.offer(this::actions);
    of.commands.offer(this::lab);
    of.commands.offer(this::phone);
    of.commands.offer(this::profiles);
    of.commands.offer(this::drafts);
    of.commands.offer(this::appearance);
  }

  private List<Command> pages() {
    return Arrays.stream(Page.values())
        .map(page ->
            new Command(
                page.icon(),
                words.get("command.go", words.of("page", page)),
                page == Page.SETTINGS ? words.get("keys.settings") : "",
                () -> of.navigation.open(page)))
        .toList();
  }

  private List<Command> actions() {
    return List.of(
        new Command(
            "fth-refresh-cw",
            words.get("command.read"),
            words.get("keys.read"),
            of.workspace::readAgain),
        new Command(
            "fth-check-square",
            words.get("action.check"),
            "",
            () -> {
              of.navigation.open(Page.OVERVIEW);
              of.allRoutes.begin(site -> TestPlan.everyRoute(List.of(site)));
            }),
        button("fth-plus", "numbers.buy", Page.NUMBERS, "#numbers-buy"),
        button("fth-plus", "connections.add", Page.CONNECTIONS, "#add-connection"),
        button("fth-file-text", "capture.open", Page.ACTIVITY, "#activity-open"),
        new Command(
            "fth-activity",
            words.get("command.network"),
            "",
            () -> {
              of.sections.open(Section.NETWORK);
              press(Page.SETTINGS, "#network-try");
            }),
        new Command(
            "fth-plus",
            words.get("command.profile.add"),
            "",
            () -> {
              of.sections.open(Section.PROFILES);
              press(Page.SETTINGS, "#profile-add");
            }));
  }

  /// What can be done with the calls there are.
  private List<Command> phone() {
    var commands = new ArrayList<Command>();
    PhoneModel model = of.phone.model;
    commands.add(new Command("fth-phone", words.get("command.dial"), "", () -> of.phone.fill("")));
    commands.add(
        new Command("fth-sliders", words.get("impairment.title"), "", of.quality::openLab));
    if (model.coming().get() != null) {
      commands.add(
          new Command(
              "fth-phone", words.get("command.answer"), words.get("keys.answer"), model::answer));
      commands.add(
          new Command(
              "fth-phone-off",
              words.get("command.decline"),
              "",
              () -> model.refuse(Refusal.DECLINE)));
    }
    model
        .current()
        .ifPresent(call -> {
          commands.add(
              new Command(
                  "fth-phone-off",
                  words.get("command.hang_up"),
                  words.get("keys.hang_up"),
                  model::hangUp));
          commands.add(
              new Command(
                  "fth-mic-off", words.get("command.mute"), words.get("keys.mute"), model::mute));
          commands.add(
              new Command("fth-pause", words.get("command.hold"), "", () -> model.hold(call)));
          if (model.up().stream().filter(each -> each.state().isAnswered()).count() == 2) {
            commands.add(button("fth-users", "phone.connect.means", Page.PHONE, "#call-connect"));
          }
        });
    return commands;
  }

  /// What the Route lab has a button for.
  private List<Command> lab() {
    var commands = new ArrayList<Command>();
    commands.add(button("fth-code", "paste.curl", Page.ROUTE_LAB, "#paste-curl"));
    if (of.lab.shown().get() != null) {
      commands.add(button("fth-download", "picture.save", Page.ROUTE_LAB, "#save-picture"));
    }
    return commands;
  }

  /// What a page has a button for.
  private Command button(String icon, String title, Page page, String button) {
    return new Command(icon, words.get(title), "", () -> press(page, button));
  }

  /// Once the page is laid out: what is saved as a picture has to have its size.
  private void press(Page page, String button) {
    of.navigation.open(page);
    of.background.onScreen(() -> {
      of.scene().getRoot().applyCss();
      of.scene().getRoot().layout();
      Shortcuts.press(of.scene(), button);
    });
  }

  private List<Command> profiles() {
    return of.workspace.profiles().stream()
        .map(entry ->
            new Command(
                "fth-layers",
                words.get("command.profile", entry.name()),
                "",
                () -> of.workspace.use(entry)))
        .toList();
  }

  private List<Command> drafts() {
    return of.shelf.drafts().stream()
        .map(draft ->
            new Command(
                "fth-git-branch",
                words.get("command.draft", draft.name()),
                "",
                () -> {
                  of.lab.open(draft.name(), draft.text());
                  of.navigation.open(Page.ROUTE_LAB);
                }))
        .toList();
  }

  private List<Command> appearance() {
    Stream<Command> themes =
        Arrays.stream(Theme.values())
            .map(theme ->
                new Command(
                    "fth-sliders",
                    words.of("command.theme", theme),
                    "",
                    () -> of.appear(of.appearance().with(theme))));
    Stream<Command> languages =
        Stream.of("en", "de")
            .map(language ->
                new Command(
                    "fth-message-square",
                    words.get("command.language." + language),
                    "",
                    () -> of.appear(of.appearance().with(language))));
    return Stream.of(themes, languages, Stream.of(numbers())).flatMap(each -> each).toList();
  }

  /// The other way to show numbers than now.
  private Command numbers() {
    Numbers other = words.numbers() == Numbers.MASKED ? Numbers.WHOLE : Numbers.MASKED;
    return new Command(
        other == Numbers.MASKED ? "fth-eye-off" : "fth-eye",
        words.of("command.numbers", other),
        "",
        () -> of.appear(of.appearance().with(other)));
  }
}
