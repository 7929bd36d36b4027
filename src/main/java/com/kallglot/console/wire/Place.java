package com.kallglot.console.wire;

import com.google.gson.stream.JsonReader;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a JSON text something was met.
///
/// @param member dotted path without the leading `$.`
/// @param line from 1, or 0 where it is not known
/// @param column from 1, or 0 where it is not known
record Place(String member, int line, int column) implements Serializable {
  /// Gson keeps line and column to itself and tells them only in this text.
  private static final Pattern POSITION = Pattern.compile(" at line (\\d+) column (\\d+) path ");

  static Place of(JsonReader reader) {
    String path = reader.getPath();
    String member = path.startsWith("$.") ? path.substring(2) : path.substring(1);
    Matcher position = POSITION.matcher(reader.toString());
    return position.find()
        ? new Place(member, number(position.group(1)), number(position.group(2)))
        : new Place(member, 0, 0);
  }

  private static int number(String digits) {
    return digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    String where = member.isEmpty() ? "at the top" : "at `" + member + "`";
    return line == 0 ? where : where + ", line " + line + ", column " + column;
  }
}
