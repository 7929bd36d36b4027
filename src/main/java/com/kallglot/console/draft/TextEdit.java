package com.kallglot.console.draft;

import com.kallglot.console.draft.JsonValue.Member;
import com.kallglot.console.draft.JsonValue.Obj;

/// Changes one member of a well-formed text and nothing else: what stands around it, its order and
/// its spacing stay.
final class TextEdit {
  private final String text;
  private final Obj body;

  TextEdit(String text, Obj body) {
    this.text = text;
    this.body = body;
  }

  /// The text with `path` set to the JSON `value`; objects on the way to it are made.
  String set(String path, String value) {
    return set(body, path, value);
  }

  private String set(Obj owner, String path, String value) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    Member member = owner.member(name);
    if (member == null) {
      return insert(owner, name, nested(rest, value));
    }
    if (!rest.isEmpty() && member.value() instanceof Obj inner) {
      return set(inner, rest, value);
    }
    JsonValue old = member.value();
    return text.substring(0, old.start()) + nested(rest, value) + text.substring(old.end());
  }

  private String nested(String path, String value) {
    if (path.isEmpty()) {
      return value;
    }
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    return "{" + Draft.quoted(name) + colon() + nested(rest, value) + "}";
  }

  /// As the first member of the body has it.
  private String colon() {
    if (body.members().isEmpty()) {
      return ": ";
    }
    Member first = body.members().getFirst();
    return text.substring(first.nameEnd(), first.value().start());
  }

  private String insert(Obj owner, String name, String value) {
    String member = Draft.quoted(name) + colon() + value;
    if (owner.members().isEmpty()) {
      return text.substring(0, owner.start()) + "{" + member + "}" + text.substring(owner.end());
    }
    Member last = owner.members().getLast();
    int end = last.value().end();
    return text.substring(0, end) + "," + gapBefore(owner, last) + member + text.substring(end);
  }

  /// What separates members: the line break and indentation before the last one, or a blank.
  private String gapBefore(Obj owner, Member last) {
    int from =
        owner.members().size() == 1
            ? owner.start() + 1
            : owner.members().get(owner.members().size() - 2).value().end();
    String gap = text.substring(from, last.nameStart()).replaceFirst("(?s)^\\s*,", "");
    boolean single = owner.members().size() == 1 && !gap.contains("\n");
    return single ? (colon().endsWith(" ") ? " " : "") : gap;
  }

  /// The text without `path`; an object of routing that is left empty goes with it.
  String remove(String path) {
    int dot = path.lastIndexOf('.');
    JsonValue found = dot < 0 ? body : Members.find(body, path.substring(0, dot));
    String name = path.substring(dot + 1);
    if (!(found instanceof Obj owner) || owner.member(name) == null) {
      return text;
    }
    boolean last = owner.members().stream().allMatch(member -> member.name().equals(name));
    if (last && dot >= 0) {
      return remove(path.substring(0, dot));
    }
    return without(owner, name);
  }

  private String without(Obj owner, String name) {
    StringBuilder members = new StringBuilder();
    int from = owner.start() + 1;
    boolean first = true;
    for (Member member : owner.members()) {
      String lead = text.substring(from, member.nameStart());
      if (!member.name().equals(name)) {
        members.append(first ? lead.replaceFirst("^(\\s*),", "$1") : lead);
        members.append(text, member.nameStart(), member.value().end());
        first = false;
      }
      from = member.value().end();
    }
    return text.substring(0, owner.start() + 1) + members + text.substring(from);
  }
}
