package com.kallglot.console.draft.curl;

import java.util.List;
import java.util.Optional;

/// A command line in words.
///
/// @param words of the command itself
/// @param input what it reads from its standard input; empty where that is not in the text
record Words(List<String> words, Optional<String> input) {
  Words {
    words = List.copyOf(words);
  }
}
