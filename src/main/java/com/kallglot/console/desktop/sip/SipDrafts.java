package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.settings.UnsavedEdits.Unsaved;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// Keeps what is written on the page and not saved, and brings it back with the settings it is of.
public final class SipDrafts {
  /// What the edits of the SIP settings are kept by.
  public static final String OBJECT = "sip";

  private static final String ALLOWLIST = "allowlist";
  private static final String TERMS = "terms";

  /// What a draft was begun on; there where the draft is.
  private static final String BEGUN_ON = ".begun-on";

  private static final String NOTHING = "-";
  private static final int TERMS_LINES = 7;

  private final SipModel model;
  private final UnsavedWork unsaved;
  private final ObservableMap<String, Unsaved> edits; // listens only for as long as it is held
  private boolean known;

  public SipDrafts(SipModel model, UnsavedWork unsaved) {
    this.model = model;
    this.unsaved = unsaved;
    this.edits = unsaved.edits();
    model.terms().subscribe(_ -> keep());
    model.allowlist().subscribe(_ -> keep());
    MapChangeListener<String, Unsaved> loaded =
        change -> {
          if (change.wasAdded() && OBJECT.equals(change.getKey())) {
            restore();
          }
        };
    edits.addListener(loaded);
  }

  private void keep() {
    SipSettings read = model.settings().get();
    AllowlistEditing editing = model.allowlist().get();
    Terms terms = model.terms().get();
    if (read == null || editing == null || terms == null) {
      known = false;
      return;
    }
    if (!known) {
      known = true;
      restore(); // before what was just read is taken for what was written
      return;
    }
    SipSettings base = Objects.requireNonNullElse(model.termsOf(), read);
    keep(
        read,
        ALLOWLIST,
        text(editing.draft()),
        text(AllowlistDraft.of(editing.asRead().allowlist())));
    keep(read, TERMS, text(terms), text(base.terms()));
  }

  private void keep(SipSettings read, String field, String written, String begunOn) {
    unsaved.type(OBJECT, read.etag(), field, written, begunOn);
    unsaved.type(OBJECT, read.etag(), field + BEGUN_ON, written.equals(begunOn) ? "" : begunOn, "");
  }

  private void restore() {
    SipSettings read = model.settings().get();
    AllowlistEditing editing = model.allowlist().get();
    Optional<Unsaved> kept = unsaved.of(OBJECT);
    if (kept.isEmpty() || read == null || editing == null) {
      return;
    }
    String list = kept.get().fields().get(ALLOWLIST);
    String terms = kept.get().fields().get(TERMS);
    if (list != null && !editing.isDirty()) {
      model.edit(new AllowlistEditing(listed(read, kept.get()), draft(list), null));
    }
    if (terms != null && read.terms().equals(model.terms().get())) {
      terms(terms).ifPresent(written -> model.write(settled(read, kept.get()), written));
    }
  }

  /// What the draft of a list was begun on: as it is now, or as it was.
  private static SipSettings listed(SipSettings read, Unsaved kept) {
    String begunOn = kept.fields().get(ALLOWLIST + BEGUN_ON);
    return begunOn == null || begunOn.equals(text(AllowlistDraft.of(read.allowlist())))
        ? read
        : draft(begunOn).allowlist().map(list -> read.asOf(kept.etag(), list)).orElse(read);
  }

  private static SipSettings settled(SipSettings read, Unsaved kept) {
    String begunOn = kept.fields().get(TERMS + BEGUN_ON);
    return begunOn == null || begunOn.equals(text(read.terms()))
        ? read
        : terms(begunOn).map(terms -> read.asOf(kept.etag(), terms)).orElse(read);
  }

  private static String text(AllowlistDraft draft) {
    return String.join(
        "\n",
        Stream.concat(
                Stream.of(draft.mode().name()),
                draft.lines().stream().map(line -> line.typed() + "\t" + line.label()))
            .toList());
  }

  private static AllowlistDraft draft(String text) {
    List<String> lines = text.lines().toList();
    return new AllowlistDraft(
        constant(Mode.class, lines.isEmpty() ? "" : lines.getFirst(), Mode.UNKNOWN),
        lines.stream().skip(1).map(SipDrafts::line).toList());
  }

  private static Line line(String text) {
    int tab = text.indexOf('\t');
    return tab < 0 ? new Line(text, "") : new Line(text.substring(0, tab), text.substring(tab + 1));
  }

  private static String text(Terms terms) {
    SessionDefaults session = terms.sessionDefaults();
    return String.join(
        "\n",
        terms.srtp().name(),
        terms.keying().name(),
        String.join(" ", terms.codecs()),
        String.valueOf(terms.maxConcurrentCalls()),
        session == null ? NOTHING : session.mode().name(),
        orNothing(session == null ? null : session.sourceLanguage()),
        orNothing(session == null ? null : session.targetLanguage()));
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? NOTHING : text;
  }

  private static @Nullable String given(String text) {
    return text.equals(NOTHING) ? null : text;
  }

  /// Empty where another version of this program wrote it.
  private static Optional<Terms> terms(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != TERMS_LINES || !lines[3].matches("\\d{1,9}")) {
      return Optional.empty();
    }
    String mode = given(lines[4]);
    return Optional.of(
        new Terms(
            constant(SrtpPolicy.class, lines[0], SrtpPolicy.UNKNOWN),
            constant(SrtpKeying.class, lines[1], SrtpKeying.UNKNOWN),
            lines[2].isEmpty() ? List.of() : List.of(lines[2].split(" ")),
            Integer.parseInt(lines[3]),
            mode == null
                ? null
                : new SessionDefaults(
                    constant(SessionMode.class, mode, SessionMode.UNKNOWN),
                    given(lines[5]),
                    given(lines[6]))));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, E otherwise) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElse(otherwise);
  }
}
