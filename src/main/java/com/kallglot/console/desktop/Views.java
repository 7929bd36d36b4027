package com.kallglot.console.desktop;

import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.ModeBannerController;
import com.kallglot.console.desktop.editing.PageFailureController;
import com.kallglot.console.desktop.fx.FxmlLoader;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.numbers.DetailController;
import com.kallglot.console.desktop.numbers.NumbersController;
import com.kallglot.console.desktop.numbers.ReleaseController;
import com.kallglot.console.desktop.numbers.RoutingController;
import com.kallglot.console.desktop.numbers.WriteDownController;
import com.kallglot.console.desktop.numbers.WrittenFormsController;
import com.kallglot.console.desktop.numbers.buying.AgreementController;
import com.kallglot.console.desktop.numbers.buying.BuyController;
import com.kallglot.console.desktop.numbers.buying.OrdersController;
import com.kallglot.console.desktop.numbers.buying.Pending;
import com.kallglot.console.desktop.overview.OverviewController;
import com.kallglot.console.desktop.overview.RunCardController;
import com.kallglot.console.desktop.preferences.HintsController;
import com.kallglot.console.desktop.preferences.KeyPromptController;
import com.kallglot.console.desktop.preferences.KeysController;
import com.kallglot.console.desktop.preferences.LooksController;
import com.kallglot.console.desktop.preferences.PreferencesController;
import com.kallglot.console.desktop.preferences.ProfileDetailsController;
import com.kallglot.console.desktop.preferences.ProfileEditorController;
import com.kallglot.console.desktop.preferences.ProfileReadingsController;
import com.kallglot.console.desktop.preferences.ProfileTrialController;
import com.kallglot.console.desktop.preferences.ProfilesController;
import com.kallglot.console.desktop.preferences.Sections;
import com.kallglot.console.desktop.routelab.BatchController;
import com.kallglot.console.desktop.routelab.CallsController;
import com.kallglot.console.desktop.routelab.FixController;
import com.kallglot.console.desktop.routelab.OutcomeController;
import com.kallglot.console.desktop.routelab.PictureController;
import com.kallglot.console.desktop.routelab.RequestController;
import com.kallglot.console.desktop.routelab.RouteLabController;
import com.kallglot.console.desktop.routelab.VerdictController;
import com.kallglot.console.desktop.routelab.WhatIfController;
import com.kallglot.console.desktop.routelab.draft.DraftController;
import com.kallglot.console.desktop.routelab.draft.DraftFormController;
import com.kallglot.console.desktop.routelab.draft.SavedDraftsController;
import com.kallglot.console.desktop.sessions.ConversationController;
import com.kallglot.console.desktop.sessions.SessionController;
import com.kallglot.console.desktop.sessions.SessionsController;
import com.kallglot.console.desktop.shell.BannerController;
import com.kallglot.console.desktop.shell.HelpController;
import com.kallglot.console.desktop.shell.NoticesController;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.shell.PaletteController;
import com.kallglot.console.desktop.shell.ShellController;
import com.kallglot.console.desktop.shell.StateController;
import com.kallglot.console.desktop.shell.StatusLineController;
import com.kallglot.console.desktop.shell.TopBarController;
import com.kallglot.console.desktop.sip.AccessController;
import com.kallglot.console.desktop.sip.AllowlistController;
import com.kallglot.console.desktop.sip.PasswordController;
import com.kallglot.console.desktop.sip.SeenController;
import com.kallglot.console.desktop.sip.SipController;
import com.kallglot.console.desktop.sip.TermsController;
import com.kallglot.console.desktop.sip.firewall.FirewallController;
import com.kallglot.console.desktop.sip.kept.KeptController;
import com.kallglot.console.settings.SeenHints;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Which controller a view gets, and what each of them is given.
final class Views {
  private final DesktopWindow of;
  private final Messages words;
  private final Lifetime life;
  private final Moments moments;
  private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();

  Views(DesktopWindow window) {
    this.of = window;
    this.words = window.messages();
    this.life = window.lifetime();
    this.moments = new Moments(words, window.clock);
    addShell();
    addEditing();
    addOverview();
    addNumbers();
    of.connections.addViews(this::add, words, life);
    of.accounts.addViews(this::add, words, life);
    of.phone.addViews(this::add, words, life);
    addRouteLab();
    addSip();
    addSessions();
    of.evidence.addViews(this::add, words, life);
    addPreferences();
    of.quality.addViews(this::add, words, life);
    of.network.addViews(this::add, words, life);
  }

  private void addPreferences() {
    add(PreferencesController.class, () -> new PreferencesController(of.sections, life));
    add(ProfilesController.class, () -> new ProfilesController(of.workspace, words, life));
    add(
        ProfileEditorController.class,
        () -> new ProfileEditorController(of.desk, of.workspace, words, life));
    add(
        ProfileDetailsController.class,
        () -> new ProfileDetailsController(of.desk, of.openDialog, of.notices, words));
    add(ProfileTrialController.class, () -> new ProfileTrialController(of.desk, words, life));
    add(ProfileReadingsController.class, ProfileReadingsController::new);
    add(LooksController.class, () -> new LooksController(of::appearance, of::appear));
    add(KeysController.class, () -> new KeysController(words));
    add(
        KeyPromptController.class,
        () -> new KeyPromptController(of.desk, of.workspace, of.notices, words, life));
    add(
        HintsController.class,
        () -> new HintsController(new SeenHints(of.services.folders()), of.background, words));
  }

  private void openPrivacy() {
    of.sections.open(Sections.Section.LOOKS);
    of.navigation.open(Page.SETTINGS);
  }

  FxmlLoader loader() {
    return new FxmlLoader(words, controllers);
  }

  private <T> void add(Class<T> type, Supplier<T> supplier) {
    controllers.put(type, supplier);
  }

  private void addShell() {
    add(
        ShellController.class,
        () -> new ShellController(of.navigation, of.workspace, words, life, this::loader));
    add(
        TopBarController.class,
        () -> new TopBarController(of.workspace, of.palette, this::openPrivacy, words, life));
    add(
        StateController.class,
        () ->
            new StateController(
                of.workspace, of.reach, of.authentication, of.navigation, of.palette, words, life));
    add(HelpController.class, () -> new HelpController(of.navigation, of.palette, words));
    add(
        BannerController.class,
        () -> new BannerController(of.workspace, of.desk::startOver, words, life));
    add(
        StatusLineController.class,
        () -> new StatusLineController(of.workspace, of.phone.model, words, life, of.clock));
    add(NoticesController.class, () -> new NoticesController(of.notices, words));
    add(PaletteController.class, () -> new PaletteController(of.commands, of.palette, words));
  }

  private void addEditing() {
    add(
        ModeBannerController.class,
        () -> new ModeBannerController(of.workspace, of.notices, words, life, of.clock));
    add(
        PageFailureController.class,
        () -> new PageFailureController(of.workspace, of.navigation, words, life));
    add(ConflictController.class, () -> new ConflictController(words));
  }

  private void addOverview() {
    add(
        OverviewController.class,
        () ->
            new OverviewController(
                of.workspace, of.allRoutes, of.navigation, of.clicks, of.places, words, life));
    add(
        RunCardController.class,
        () -> new RunCardController(of.allRoutes, of.workspace, words, life, of.clock));
  }

  private void addNumbers() {
    add(
        NumbersController.class,
        () -> new NumbersController(of.numbers, of.unsaved, of.workspace, words, life));
    add(
        DetailController.class,
        () ->
            new DetailController(
                of.numbers, of.edits, of.unsaved, of.workspace, moments, words, life));
    add(
        ReleaseController.class,
        () ->
            new ReleaseController(
                of.numbers, of.notebook, of.edits, of.foresight, of.workspace, words, life));
    add(
        WrittenFormsController.class,
        () -> new WrittenFormsController(of.numbers, of.workspace, words, life));
    add(
        RoutingController.class,
        () ->
            new RoutingController(
                of.numbers, of.lab, of.shelf, of.oneDraft, of.navigation, of.notices, words, life));
    add(
        WriteDownController.class,
        () -> new WriteDownController(of.numbers, of.notebook, words, life));
    addBuying();
  }

  private void addBuying() {
    add(BuyController.class, () -> new BuyController(of.purchases, of.numbers, words, life));
    add(
        AgreementController.class,
        () -> new AgreementController(of.purchases, of.numbers, of.workspace, words, life));
    add(
        OrdersController.class,
        () -> {
          var pending = new Pending(of.workspace, of.background, of.notices, of::messages);
          return new OrdersController(of.purchases, pending, words, life);
        });
  }

  private void addRouteLab() {
    add(
        RouteLabController.class,
        () ->
            new RouteLabController(
                of.workspace, of.shelf, of.batch, of.pictures, of.lab, words, life));
    add(
        DraftController.class,
        () -> new DraftController(of.lab, of.shelf, of.notices, words, life));
    add(
        DraftFormController.class,
        () -> new DraftFormController(of.lab, of.workspace, words, life));
    add(
        SavedDraftsController.class,
        () -> new SavedDraftsController(of.shelf, of.lab, of.notices, words, life));
    add(
        PictureController.class,
        () -> new PictureController(of.lab, of.mends, of.places, words, life));
    add(OutcomeController.class, () -> new OutcomeController(of.lab, of.workspace, words, life));
    add(FixController.class, () -> new FixController(of.lab, of.mends, of.places, words, life));
    add(
        RequestController.class,
        () -> new RequestController(of.lab, of.workspace, of.notices, words, life));
    add(
        CallsController.class,
        () -> new CallsController(of.lab, of.oneDraft, of.phone.byHand::begin, words, life));
    add(VerdictController.class, () -> new VerdictController(of.oneDraft, of.lab, words, life));
    add(WhatIfController.class, () -> new WhatIfController(of.lab, words, life));
    add(BatchController.class, () -> new BatchController(of.batch, of.lab, words, life));
  }

  private void addSip() {
    add(SipController.class, () -> new SipController(of.workspace, of.sipEdits, life));
    add(
        AccessController.class,
        () ->
            new AccessController(
                of.sip, of.sipEdits, of.reach, of.foresight, moments, of.notices, words, life));
    add(
        KeptController.class,
        () ->
            new KeptController(of.workspace, of.services, of.background, of.notices, words, life));
    add(TermsController.class, () -> new TermsController(of.sip, of.sipEdits, words, life));
    add(
        PasswordController.class,
        () ->
            new PasswordController(
                of.sip, of.password, of.clipboard, of.notices, moments, words, life));
    add(
        AllowlistController.class,
        () -> new AllowlistController(of.sip, of.allowlist, moments, words, life));
    add(
        SeenController.class,
        () -> new SeenController(of.sip, of.allowlist, of.reach, moments, words, life));
    add(FirewallController.class, () -> new FirewallController(of.sip, of.notices, words, life));
  }

  private void addSessions() {
    add(
        SessionsController.class,
        () ->
            new SessionsController(of.sessions, of.workspace, of.navigation, moments, words, life));
    add(
        SessionController.class,
        () ->
            new SessionController(
                of.sessions, of.lab, of.navigation, of.notices, moments, words, life));
    add(ConversationController.class, () -> new ConversationController(of.sessions, words, life));
  }
}
