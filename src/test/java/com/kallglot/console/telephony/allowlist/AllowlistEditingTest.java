package com.kallglot.console.telephony.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.allowlist.AllowlistChange.Kind;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import com.kallglot.console.telephony.allowlist.AllowlistEditing.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever edits an allowlist by steps cannot shut out by one of them who was seen lately.
class AllowlistEditingTest {
  private static final Instant LATELY = Instant.parse("2026-11-25T09:00:00Z");
  private static final String OFFICE = "203.0.113.7";
  private static final String BRANCH = "2001:db8::7";

  private static RecentSource source(String address) {
    return new RecentSource(address, LATELY, true);
  }

  private static Allowlist any() {
    return new Allowlist(Mode.ANY, List.of());
  }

  private static Allowlist listed(String... blocks) {
    return new Allowlist(
        Mode.LISTED, Stream.of(blocks).map(block -> new Entry(block, null, null)).toList());
  }

  private static SipSettings settings(Allowlist list, RecentSource... sources) {
    return new SipSettings(
        true,
        "pbx",
        "sip.example.com",
        List.of(),
        list,
        List.of(sources),
        SrtpPolicy.OPTIONAL,
        SrtpKeying.SDES,
        List.of("PCMU"),
        List.of(),
        List.of(),
        null,
        10,
        null,
        "\"1\"");
  }

  @Test
  void aListBeginsWithEverybodyWhoWasSeen() {
    SipSettings now = settings(any(), source(OFFICE), source(BRANCH));
    var editing = AllowlistEditing.of(now).edited(draft -> draft.listing(now));
    assertThat(editing.draft().lines()).extracting(Line::typed).containsExactly(OFFICE, BRANCH);
    assertThat(editing.change().orElseThrow().refused()).isEmpty();
  }

  @Test
  void makingAListOfAnyIsAskedEvenWhereNobodySeenIsRefused() {
    SipSettings now = settings(any(), source(OFFICE));
    var editing = AllowlistEditing.of(now).edited(draft -> draft.listing(now));
    assertThat(editing.save()).isInstanceOf(Step.Ask.class);
    assertThat(((Step.Ask) editing.save()).asking().question().kind())
        .isEqualTo(Kind.BECOMES_A_LIST);
  }

  @Test
  void whoWouldBeRefusedIsNamedBeforeAnythingIsSent() {
    SipSettings now = settings(listed(OFFICE, BRANCH), source(OFFICE), source(BRANCH));
    var editing = AllowlistEditing.of(now).edited(draft -> draft.without(1));
    var asking = ((Step.Ask) editing.save()).asking();
    assertThat(asking.question().refused()).containsExactly(source(BRANCH));
    assertThat(asking.agree()).isEqualTo(new Step.Send(listed(OFFICE)));
    assertThat(asking.keepEditing().agree()).isEqualTo(new Step.Nothing());
    assertThat(asking.edited(draft -> draft.without(0)).agree())
        .as("an answer is of the draft that was asked about")
        .isEqualTo(new Step.Nothing());
  }

  @Test
  void whatRefusesNobodyIsSentAtOnce() {
    SipSettings now = settings(listed(OFFICE), source(OFFICE));
    var wider =
        AllowlistEditing.of(now).edited(draft -> draft.with(new Line("203.0.113.0/24", "")));
    assertThat(wider.save()).isInstanceOf(Step.Send.class);
    assertThat(wider.edited(draft -> draft.without(0)).save())
        .as("the office is inside the block")
        .isInstanceOf(Step.Send.class);
  }

  @Test
  void takingBackIsAskedWhereSomebodyCalledSince() {
    SipSettings before = settings(listed(OFFICE), source(OFFICE));
    SipSettings opened = settings(any(), source(OFFICE), source(BRANCH));
    var undo = AllowlistEditing.of(opened).restoring(before.allowlist());
    var asking = ((Step.Ask) undo.save()).asking();
    assertThat(asking.question().refused()).containsExactly(source(BRANCH));
  }

  @Test
  void anEmptyListAndAnOpenOneAreAsked() {
    SipSettings nobody = settings(listed(OFFICE));
    assertThat(AllowlistEditing.of(nobody).edited(draft -> draft.without(0)).save())
        .isInstanceOf(Step.Ask.class);
    assertThat(AllowlistEditing.of(nobody).edited(AllowlistDraft::openToAll).save())
        .isInstanceOf(Step.Ask.class);
  }

  @Test
  void aFaultyLineKeepsAllOfItFromBeingSaved() {
    SipSettings now = settings(listed(OFFICE));
    for (String typed : List.of("203.0.113.7/24", "pbx.example.com", OFFICE + "/32")) {
      var editing = AllowlistEditing.of(now).edited(draft -> draft.with(new Line(typed, "")));
      assertThat(editing.save()).as(typed).isEqualTo(new Step.Nothing());
    }
  }

  @Test
  void saysWhatIsOddOfALine() {
    var draft =
        new AllowlistDraft(
            Mode.LISTED,
            List.of(
                new Line("203.0.113.0/24", ""),
                new Line(OFFICE, ""),
                new Line("0.0.0.0/0", ""),
                new Line("10.0.0.8", ""),
                new Line("203.0.113.0/24", "")));
    assertThat(draft.findings(1, List.of())).contains(new Finding.Within("203.0.113.0/24"));
    assertThat(draft.findings(2, List.of())).containsExactly(new Finding.Everything());
    assertThat(draft.findings(3, List.of())).contains(new Finding.NeverSeen(Scope.PRIVATE));
    assertThat(draft.findings(3, List.of(source("10.0.0.8"))))
        .as("what was seen is no mistake")
        .doesNotContain(new Finding.NeverSeen(Scope.PRIVATE));
    assertThat(draft.findings(4, List.of())).contains(new Finding.Twice("203.0.113.0/24"));
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(40);
  }

  /// Random people before random lists, with callers that come meanwhile.
  @ParameterizedTest
  @MethodSource("seeds")
  void noSingleStepRefusesWhoWasSeenLately(long seed) {
    var play = new Play(new Random(seed));
    for (int step = 0; step < 400; step++) {
      play.step();
    }
    assertThat(play.sent).as("something was sent at all").isPositive();
  }

  /// A platform and somebody who clicks.
  private static final class Play {
    private static final List<String> BLOCKS =
        List.of(
            "203.0.113.7",
            "203.0.113.8",
            "203.0.113.0/24",
            "2001:db8::7",
            "2001:db8::/32",
            "198.51.100.1",
            "0.0.0.0/0",
            "nonsense",
            "203.0.113.9/24");
    private static final List<String> CALLERS =
        List.of("203.0.113.7", "203.0.113.8", "2001:db8::7", "198.51.100.1", "192.0.2.200");

    private final Random random;
    private final List<Allowlist> before = new ArrayList<>();
    private SipSettings platform;
    private AllowlistEditing editing;
    private int sent;

    Play(Random random) {
      this.random = random;
      platform = settings(random.nextBoolean() ? any() : listed("203.0.113.0/24"));
      editing = AllowlistEditing.of(platform);
    }

    void step() {
      if (random.nextInt(5) == 0) {
        somebodyCalls();
      }
      List<RecentSource> couldCall = couldCall();
      AllowlistChange shown = editing.question();
      click();
      List<String> refused =
          couldCall.stream()
              .filter(each -> !AllowlistChange.allows(platform.allowlist(), each))
              .map(RecentSource::address)
              .toList();
      List<String> named =
          shown == null ? List.of() : shown.refused().stream().map(RecentSource::address).toList();
      assertThat(named).as("refused by one click").containsAll(refused);
    }

    private List<RecentSource> couldCall() {
      return platform.recentSources().stream()
          .filter(each -> AllowlistChange.allows(platform.allowlist(), each))
          .toList();
    }

    private void somebodyCalls() {
      RecentSource caller = source(oneOf(CALLERS));
      if (AllowlistChange.allows(platform.allowlist(), caller)) {
        List<RecentSource> seen = new ArrayList<>(platform.recentSources());
        seen.remove(caller);
        seen.add(caller);
        platform = settings(platform.allowlist(), seen.toArray(RecentSource[]::new));
      }
    }

    private void click() {
      switch (random.nextInt(10)) {
        case 0 -> editing = editing.edited(draft -> draft.listing(editing.asRead()));
        case 1 -> editing = editing.edited(AllowlistDraft::openToAll);
        case 2 -> editing = editing.edited(draft -> draft.with(new Line(oneOf(BLOCKS), "")));
        case 3 -> editing = editing.edited(this::withoutOne);
        case 4 -> editing = editing.edited(draft -> draft.unticked(source(oneOf(CALLERS))));
        case 5 -> editing = editing.over(platform);
        case 6 -> {
          if (!before.isEmpty()) {
            editing = editing.restoring(oneOf(before));
            take(editing.save());
          }
        }
        case 7 -> take(editing.agree());
        case 8 -> editing = AllowlistEditing.of(editing.asRead());
        default -> take(editing.save());
      }
    }

    private AllowlistDraft withoutOne(AllowlistDraft draft) {
      return draft.lines().isEmpty() ? draft : draft.without(random.nextInt(draft.lines().size()));
    }

    /// As the platform's management does it.
    private void take(Step step) {
      switch (step) {
        case Step.Ask(var asking) -> editing = asking;
        case Step.Nothing() -> {}
        case Step.Send(var wanted) -> {
          AllowlistChange agreed = AllowlistChange.of(editing.asRead(), wanted);
          if (!AllowlistChange.of(platform, wanted).isCoveredBy(agreed)) {
            editing = editing.over(platform);
            return;
          }
          before.add(platform.allowlist());
          platform = settings(wanted, platform.recentSources().toArray(RecentSource[]::new));
          editing = AllowlistEditing.of(platform);
          sent++;
        }
      }
    }

    private <T> T oneOf(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
