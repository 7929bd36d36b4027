package com.kallglot.console.draft;

import java.util.List;

/// What can be wrong with a draft, so that it can be told in any language; in English as it stands
/// here.
///
/// `{0}`, `{1}` stand for what it is about: pieces of the text as they are, and [Kind]s.
public enum Fault {
  EMPTY("The text is empty; a body is at least {\"mode\": …}."),
  MORE_AFTER_END("More text after the end of the body."),
  ENDS_BEFORE_VALUE("The text ends where a value should be."),
  NO_VALUE("Expected a value, found “{0}”."),
  TOO_DEEP("Nested more than {0} deep."),
  NO_WORD("“{0}” is no JSON; a string stands in double quotes, a word is true, false or null."),
  NO_NUMBER("“{0}” is no number of JSON."),
  LONG_NUMBER("A number this large or long loses digits in most readers."),
  TWICE("“{0}” is given twice; most readers take the last one, some refuse both."),
  ENDS_AFTER_NAME("The text ends after the name “{0}”."),
  COLON_MISSING("A colon is missing after “{0}”."),
  CLOSES_NOTHING("“{0}” closes what was not opened here."),
  COMMA_MISSING("A comma is missing before “{0}”."),
  COMMA_TOO_MANY("A comma before “{0}”: after the last element is none."),
  NOT_CLOSED("The text ends, but what opens at {0} is not closed."),
  BYTE_ORDER_MARK("The text begins with a byte order mark, which JSON has none of."),
  COMMENT("JSON has no comments."),
  NO_NAME("Expected a name in double quotes, found “{0}”."),
  BARE_NAME("The name “{0}” needs double quotes."),
  SINGLE_QUOTES("Strings stand in double quotes."),
  STRING_OPEN("The string that begins here is not closed on its line."),
  CONTROL("A control character in a string is written {0}."),
  NO_ESCAPE("“{0}” is no escape of JSON."),
  HEXADECIMAL("\\u takes four hexadecimal digits."),
  HALF_PAIR("Half a surrogate pair in this string: it has no UTF-8, readers refuse it."),
  NO_OBJECT("The body is an object, not {0}."),
  WRONG_KIND("{0} is {1}, not {2}."),
  METADATA_KIND("Documented are strings; this is {0}."),
  NO_DIRECTION("“{0}” is no direction; documented are inbound and outbound."),
  PROVIDER("The platform chooses the provider; “routing” names the route."),
  BELONGS_INTO_ROUTING("“{0}” belongs into “routing” and has no effect here."),
  UNKNOWN_NAME("Unknown and passed over; did you mean “{0}”?"),
  /// What the rules of the platform say of a value, in their words.
  RULE("{0}");

  private final String english;

  Fault(String english) {
    this.english = english;
  }

  /// What a value is.
  public enum Kind {
    OBJECT("an object"),
    LIST("a list"),
    TEXT("a string"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("null"),
    TRUTH("true or false");

    private final String english;

    Kind(String english) {
      this.english = english;
    }

    @Override
    public String toString() {
      return english;
    }
  }

  /// As a sentence.
  String of(List<Object> about) {
    String text = english;
    for (int i = 0; i < about.size(); i++) {
      text = text.replace("{" + i + "}", String.valueOf(about.get(i)));
    }
    return text;
  }
}
