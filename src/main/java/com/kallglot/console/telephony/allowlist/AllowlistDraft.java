package com.kallglot.console.telephony.allowlist;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Entry;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.allowlist.AddressBlock.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An allowlist while it is written: what was typed, readable or not. Nothing of it is in force.
///
/// @param lines kept while any address may call, so that changing the mind loses nothing
public record AllowlistDraft(Mode mode, List<Line> lines) {
  /// The longest label a platform has to take.
  public static final int LONGEST_LABEL = 100;

  public AllowlistDraft {
    lines = List.copyOf(lines);
  }

  /// @param typed as it was, with all its mistakes
  /// @param label what is there; empty for nothing
  public record Line(String typed, String label) {
    Optional<AddressBlock> block() {
      return AddressBlock.of(typed);
    }
  }

  public static AllowlistDraft of(Allowlist list) {
    return new AllowlistDraft(
        list.mode(),
        list.entries().stream()
            .map(entry -> new Line(written(entry.cidr()), or(entry.label())))
            .toList());
  }

  private static String written(String cidr) {
    return AddressBlock.of(cidr).map(AddressBlock::toString).orElse(cidr);
  }

  private static String or(@Nullable String label) {
    return label == null ? "" : label;
  }

  /// A list in which everybody who was seen lately and can call now goes on calling.
  public AllowlistDraft listing(SipSettings now) {
    AllowlistDraft draft = new AllowlistDraft(Mode.LISTED, lines);
    for (RecentSource source : now.recentSources()) {
      if (AllowlistChange.allows(now.allowlist(), source)) {
        draft = draft.ticked(source);
      }
    }
    return draft;
  }

  public AllowlistDraft openToAll() {
    return new AllowlistDraft(Mode.ANY, lines);
  }

  public AllowlistDraft with(Line added) {
    List<Line> all = new ArrayList<>(lines);
    all.add(added);
    return new AllowlistDraft(mode, all);
  }

  public AllowlistDraft without(int line) {
    List<Line> all = new ArrayList<>(lines);
    all.remove(line);
    return new AllowlistDraft(mode, all);
  }

  public AllowlistDraft changed(int line, Line to) {
    List<Line> all = new ArrayList<>(lines);
    all.set(line, to);
    return new AllowlistDraft(mode, all);
  }

  /// Whether a source could call.
  public boolean holds(RecentSource source) {
    Optional<AddressBlock> address = AddressBlock.of(source.address());
    return address.isPresent()
        && lines.stream()
            .flatMap(line -> line.block().stream())
            .anyMatch(block -> block.holds(address.get()));
  }

  /// With a line of its own for the source, where none holds it.
  public AllowlistDraft ticked(RecentSource source) {
    return holds(source) ? this : with(new Line(written(source.address()), ""));
  }

  /// Without the source's own line; a block around it stays, and the source with it.
  public AllowlistDraft unticked(RecentSource source) {
    Optional<AddressBlock> address = AddressBlock.of(source.address());
    return new AllowlistDraft(
        mode,
        lines.stream()
            .filter(line -> line.block().isEmpty() || !line.block().equals(address))
            .toList());
  }

  /// The wider line that lets a source in, which no tick takes back; empty for none.
  public Optional<String> widerThan(RecentSource source) {
    Optional<AddressBlock> address = AddressBlock.of(source.address());
    return lines.stream()
        .filter(line ->
            address.isPresent()
                && line.block().filter(b -> !b.isSingle() && b.holds(address.get())).isPresent())
        .map(Line::typed)
        .findFirst();
  }

  /// What is to be said of a line, the gravest first.
  ///
  /// @param sources seen lately: an address that was seen is no mistake, wherever it belongs
  public List<Finding> findings(int line, List<RecentSource> sources) {
    return switch (AddressBlock.read(lines.get(line).typed())) {
      case Reading.Unreadable() -> List.of(new Finding.Unreadable());
      case Reading.HostBits(var around) -> List.of(new Finding.HostBits(around));
      case Reading.Whole(var block) -> findings(line, block, sources);
    };
  }

  private List<Finding> findings(int line, AddressBlock block, List<RecentSource> sources) {
    List<Finding> findings = new ArrayList<>();
    lines.subList(0, line).stream()
        .filter(other -> other.block().filter(block::equals).isPresent())
        .findFirst()
        .ifPresent(other -> findings.add(new Finding.Twice(other.typed())));
    if (block.isEverything()) {
      findings.add(new Finding.Everything());
    }
    boolean seen =
        sources.stream()
            .flatMap(source -> AddressBlock.of(source.address()).stream())
            .anyMatch(block::holds);
    if (block.scope() != Scope.PUBLIC && !seen) {
      findings.add(new Finding.NeverSeen(block.scope()));
    }
    lines.stream()
        .filter(other -> other.block().filter(b -> !b.equals(block) && b.holds(block)).isPresent())
        .findFirst()
        .ifPresent(other -> findings.add(new Finding.Within(other.typed())));
    return List.copyOf(findings);
  }

  /// Whether some line keeps it from being saved.
  public boolean isFaulty() {
    for (int line = 0; line < lines.size(); line++) {
      if (findings(line, List.of()).stream().anyMatch(Finding::isFault)) {
        return true;
      }
    }
    return false;
  }

  /// As the platform takes it; empty while a line is faulty.
  public Optional<Allowlist> allowlist() {
    if (isFaulty()) {
      return Optional.empty();
    }
    return Optional.of(new Allowlist(mode, lines.stream().map(AllowlistDraft::entry).toList()));
  }

  private static Entry entry(Line line) {
    String written = line.block().map(AddressBlock::toString).orElse(line.typed());
    String label = line.label().strip();
    return new Entry(written, label.isEmpty() ? null : label, null);
  }

  /// Whether it says anything else than a list does.
  public boolean differsFrom(Allowlist list) {
    return allowlist()
        .map(drafted -> !drafted.equals(of(list).allowlist().orElse(list)))
        .orElse(true);
  }
}
